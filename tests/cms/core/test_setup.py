import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from wagtail.models import Page, Site, Workflow

from cms.navigation.models import MenuItem
from cms.stories.models import StoryIndexPage
from tests.factories import PlaceFactory
from tests.factories.places import province

pytestmark = pytest.mark.django_db


def counts():
    models = (Page, Site, Group, Workflow, MenuItem)
    return [model.objects.count() for model in models]


def test_setup_twice_changes_nothing():
    province("Cần Thơ")
    call_command("setup_cms", verbosity=0)
    before = counts()

    call_command("setup_cms", verbosity=0)

    assert counts() == before


def test_setup_makes_an_index_for_each_delta_province():
    province("Cần Thơ")
    province("Hà Nội")
    PlaceFactory(province=True, name="Vĩnh Long")

    call_command("setup_cms", verbosity=0)

    indexes = StoryIndexPage.objects.values_list("slug", flat=True)
    assert sorted(indexes) == ["can-tho", "vinh-long"]


def test_welcome_page_of_wagtail_goes():
    root = Page.get_first_root_node()
    root.add_child(title="Welcome", slug="home")

    call_command("setup_cms", verbosity=0)

    assert not Page.objects.filter(title="Welcome").exists()
