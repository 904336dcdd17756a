"""Addresses that are no more lead on, or say that something was here."""

import pytest
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect

from cms.stories.services import ensure_province
from shop.search.services import refresh_cards
from tests.factories import CategoryFactory, ListingFactory, VendorFactory
from tests.factories.cms import write_story
from tests.factories.places import province

pytestmark = pytest.mark.django_db


@pytest.fixture
def rename(commits):
    def rename(page, slug):
        page.slug = slug
        with commits():
            page.save_revision().publish()
        page.refresh_from_db()

    return rename


def leads(client, old, new):
    answer = client.get(old)
    assert answer.status_code == 301, answer.status_code
    assert answer["Location"] == new
    assert not answer.cookies
    return answer


def test_renamed_story_leads_on(desk, client, rename):
    story = write_story(desk)
    old = story.address

    rename(story, "chi-ut")

    leads(client, old, "/cau-chuyen/can-tho/chi-ut/")
    leads(client, f"/en{old}", "/en/cau-chuyen/can-tho/chi-ut/")
    leads(client, f"{old}?utm_source=zalo", "/cau-chuyen/can-tho/chi-ut/")


def test_story_follows_its_new_province(desk, client):
    story = write_story(desk)
    old = story.address
    there = ensure_province(province("Hà Nội"))

    story.move(there.index, pos="last-child")

    story.refresh_from_db()
    assert story.place == there.place
    leads(client, old, story.address)
    assert story.address in client.get(there.index.address).content.decode()
    assert story.address not in client.get(desk.index.address).content.decode()


def test_stories_follow_the_province_of_their_index(desk):
    story = write_story(desk)
    desk.index.place = province("Hà Nội")
    desk.index.save()

    story.refresh_from_db()

    assert story.place == desk.index.place


def test_crumbs_follow_a_renamed_index(desk, client, rename):
    story = write_story(desk)
    rename(desk.index, "tay-do")
    story.refresh_from_db()

    page = client.get(story.address).content.decode()

    assert 'href="/cau-chuyen/tay-do/"' in page
    assert "/cau-chuyen/can-tho/" not in page


def test_taken_off_story_shows_others(desk, client):
    story, other = write_story(desk, title="Chị Tám"), write_story(desk)

    story.unpublish()

    answer = client.get(story.address)
    assert answer.status_code == 410
    assert other.address in answer.content.decode()
    assert "Chị Tám" not in answer.content.decode()


def test_draft_was_never_there(desk, client):
    assert client.get(write_story(desk, live=False).address).status_code == 404


def test_merged_story_leads_to_the_other(desk, client):
    story, other = write_story(desk), write_story(desk)
    story.unpublish()

    Redirect.add_redirect(story.address, other)

    leads(client, story.address, other.address)


def test_nothing_leads_to_what_is_not_to_be_read(desk, client):
    story, draft = write_story(desk), write_story(desk, live=False)
    story.unpublish()

    Redirect.add_redirect(story.address, draft)

    assert client.get(story.address).status_code == 410


def test_nothing_leads_to_itself(desk, client):
    Redirect.add_redirect("/mai/", "/mai/")

    assert client.get("/mai/").status_code == 404


@pytest.mark.parametrize("address", ["/%00", "/" + "a" * 400 + "/"])
def test_strange_address_is_only_not_found(desk, client, address):
    assert client.get(address).status_code == 404


def test_back_office_is_not_led_away(client):
    Redirect.add_redirect("/quan-tri/xyz/", "/")

    assert client.get("/quan-tri/xyz/").status_code in {302, 404}
    assert client.get("/quan-tri/xyz/").get("Location", "") != "/"


def test_withdrawn_product_shows_others_of_its_kind(client):
    kind = CategoryFactory()
    gone, other = (ListingFactory(product__kind=kind) for _ in range(2))
    refresh_cards(product_ids=[gone.product_id, other.product_id])
    gone.product.is_public = False
    gone.product.save()
    refresh_cards(product_ids=[gone.product_id])

    answer = client.get(gone.product.get_absolute_url())

    assert answer.status_code == 410
    assert other.product.get_absolute_url() in answer.content.decode()
    assert "max-age" in answer["Cache-Control"]


def test_closed_shop_shows_others(client):
    closed, other = VendorFactory(open=True), VendorFactory(open=True)
    closed.partner.is_open = False
    closed.partner.save()

    answer = client.get(reverse("shopfronts:detail", args=[closed.partner.slug]))

    assert answer.status_code == 410
    assert f"/cua-hang/{other.partner.slug}/" in answer.content.decode()


def test_shop_that_never_opened_was_never_there(client):
    vendor = VendorFactory(waiting=True)

    address = reverse("shopfronts:detail", args=[vendor.partner.slug])

    assert client.get(address).status_code == 404


def test_renamed_kind_leads_on(client):
    kind = CategoryFactory(slug="mut")
    kind.slug = "mut-keo"
    kind.save()

    leads(client, "/danh-muc/mut/", "/danh-muc/mut-keo/")


def test_renamed_shop_leads_on_and_back(client):
    partner = VendorFactory(open=True).partner
    first = partner.slug
    partner.slug = "bep-ma-sau"
    partner.save()
    leads(client, f"/cua-hang/{first}/", "/cua-hang/bep-ma-sau/")

    partner.slug = first
    partner.save()

    leads(client, "/cua-hang/bep-ma-sau/", f"/cua-hang/{first}/")
    assert client.get(f"/cua-hang/{first}/").status_code == 200


def test_more_stories_than_a_page_holds_go_on(desk, client, monkeypatch):
    monkeypatch.setattr("cms.stories.models.MOST", 2)
    stories = [write_story(desk) for _ in range(3)]

    for start in (desk.index.address, "/cau-chuyen/"):
        page = client.get(start).content.decode()
        address = f"{start}?sau={stories[1].pk}"
        assert f'href="{address}"' in page
        assert stories[0].address not in page
        rest = client.get(address).content.decode()
        assert stories[0].address in rest
        assert stories[1].address not in rest
