"""What every market stands on, laid by hand where no migration ran."""

from django.conf import settings
from wagtail.models import Collection, Locale, Page, Site


def lay_ground() -> None:
    """Wagtail's locale, root page, site and root collection; twice without harm."""
    Locale.objects.get_or_create(language_code=settings.LANGUAGE_CODE)
    root = Page.get_first_root_node() or Page.add_root(title="Root", slug="root")
    if not Site.objects.exists():
        Site.objects.create(hostname="localhost", root_page=root, is_default_site=True)
    if not Collection.get_first_root_node():
        Collection.add_root(name="Root")
