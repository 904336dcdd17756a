import pytest
from django.urls import reverse

from tests.factories import StaffFactory
from tests.factories.cms import write_story
from tests.signin import sign_in_staff

pytestmark = pytest.mark.django_db


def test_unknown_address_is_not_found(home, client):
    assert client.get("/khong-co/").status_code == 404
    assert client.get("/en/khong-co/").status_code == 404


def test_translated_page_is_shown_to_its_readers(standard_pages, client):
    page = client.get("/en/doi-tra/").content.decode()

    assert "Who pays for sending back" in page


def test_story_can_be_previewed_before_it_is_saved(desk, client):
    story = write_story(desk, live=False)
    sign_in_staff(client, StaffFactory(superuser=True))
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[story.pk])
    form = {
        "title": "Một tựa mới",
        "slug": story.slug,
        "intro": story.intro,
        "published_on": "2026-11-01",
        "body-count": "0",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
    }

    assert client.post(address, form).json()["is_valid"]

    assert "Một tựa mới" in client.get(address).content.decode()


def test_admin_asks_nothing_of_other_hosts(home, client):
    sign_in_staff(client, StaffFactory(superuser=True))

    page = client.get(reverse("wagtailadmin_home")).content.decode()

    assert "https://" not in page.replace("https://www.enable-javascript.com/", "")
