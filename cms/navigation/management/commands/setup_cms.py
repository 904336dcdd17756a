from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import transaction
from wagtail.models import Collection

from cms.core.groups import front_group, officers_group
from cms.core.services import allow_images, allow_pages
from cms.navigation.services import ensure_menus, ensure_operator
from cms.pages.services import ensure_home, ensure_standard_pages
from cms.stories.services import (
    delta_provinces,
    ensure_overview,
    ensure_province,
)


class Command(BaseCommand):
    help = "Make the page tree, groups, workflows and menus; twice without harm."

    @transaction.atomic
    def handle(self, *args, **options):
        name = settings.WAGTAIL_SITE_NAME
        home = ensure_home(name=name)
        ensure_menus(ensure_standard_pages(home))
        ensure_operator(site_name=name)
        officers_group()
        allow_pages(front_group(), home, "add", "change", "publish", "unlock")
        allow_images(front_group(), Collection.get_first_root_node(), "add", "choose")
        ensure_overview(home)
        desks = [ensure_province(place) for place in delta_provinces()]
        self.stdout.write(f"Front page, stories of {len(desks)} provinces, menus.")
