import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import DraftFactory, ListingFactory
from vendors.listings.models import Listing

pytestmark = pytest.mark.django_db
S = Listing.Status
LIST = "/ban-hang/san-pham/"
PAGES = ["", "xem/", "co-lai/", "go-xuong/", "xoa/", "hinh/", "ten/", "gia/", "ke/"]
DEEDS = ["het-hang/", "len-lai/", "hinh/1/bo/", "hinh/1/len-dau/"]


def page(listing, step=""):
    return f"{LIST}{listing.pk}/{step}"


def text(response):
    return response.content.decode()


def state(listing):
    listing.refresh_from_db()
    return listing.status


@pytest.mark.parametrize("step", PAGES + DEEDS)
def test_another_vendors_listing_does_not_exist(client, vendor, step):
    other = ListingFactory(title="Của người khác")

    assert client.get(page(other, step)).status_code in {404, 405}
    assert client.post(page(other, step), {"stock": "1"}).status_code == 404
    assert state(other) == S.PUBLISHED
    assert other.product.title == "Của người khác"


@pytest.mark.parametrize("step", PAGES + DEEDS)
def test_visitor_is_asked_to_sign_in(client, step):
    listing = ListingFactory()

    for response in (client.get(page(listing, step)), client.post(page(listing, step))):
        assert response.status_code == 302
        assert response.url.startswith("/tai-khoan/dang-nhap/")


@pytest.mark.parametrize("number", ["0", "99999999999999999999999"])
def test_number_of_no_listing_is_not_found(client, vendor, number):
    assert client.get(f"{LIST}{number}/").status_code == 404


def test_list_shows_what_is_hers(client, listing):
    ListingFactory(title="Của người khác")

    shown = text(client.get(LIST))

    assert "Kẹo dừa" in shown
    assert "35.000\xa0₫" in shown
    assert "Của người khác" not in shown


def test_long_list_goes_on_another_page(client, vendor):
    first = ListingFactory(vendor=vendor, title="Món đầu tiên")
    ListingFactory.create_batch(20, vendor=vendor)

    response = client.get(LIST)

    assert "Món đầu tiên" not in text(response)
    assert len(response.context["rows"]) == 20
    assert first.product.title in text(client.get(LIST + response.context["next_url"]))


def test_list_asks_the_same_for_one_and_many(client, vendor):
    ListingFactory(vendor=vendor)
    with CaptureQueriesContext(connection) as for_one:
        client.get(LIST)
    ListingFactory.create_batch(5, vendor=vendor)

    with CaptureQueriesContext(connection) as for_many:
        client.get(LIST)

    assert len(for_many) == len(for_one)


def test_sold_out_and_back(client, listing, stock_of):
    client.post(page(listing, "het-hang/"))
    assert stock_of(listing).net_stock_level == 0

    client.post(page(listing, "co-lai/"), {"stock": "7"})
    assert stock_of(listing).net_stock_level == 7


def test_restocking_below_the_reserved_is_refused(client, listing, stock_of):
    stock_of(listing).allocate(3)

    response = client.post(page(listing, "co-lai/"), {"stock": "2"})

    assert "Khách đã đặt 3." in text(response)
    assert stock_of(listing).num_in_stock == 10


def test_withdrawing_asks_first(client, listing):
    client.get(page(listing, "go-xuong/"))
    assert state(listing) == S.PUBLISHED

    client.post(page(listing, "go-xuong/"))
    assert state(listing) == S.WITHDRAWN


def test_withdrawing_twice_is_as_good_as_once(client, listing):
    client.post(page(listing, "go-xuong/"))

    assert client.post(page(listing, "go-xuong/")).url == page(listing)


def test_withdrawn_product_goes_back(client, listing):
    client.post(page(listing, "go-xuong/"))

    client.post(page(listing, "len-lai/"))

    assert state(listing) == S.PUBLISHED


def test_draft_is_deleted(client, draft):
    client.post(page(draft, "xoa/"))

    assert not Listing.objects.filter(pk=draft.pk).exists()


def test_shown_product_is_not_deleted(client, listing):
    client.post(page(listing, "xoa/"))

    assert state(listing) == S.PUBLISHED


def test_drafts_and_shown_ones_have_their_own_page(client, draft, listing):
    assert client.get(page(draft)).url == page(draft, "xem/")
    assert client.get(page(listing, "xem/")).url == page(listing)


def test_html_is_text(client, vendor):
    listing = DraftFactory(vendor=vendor, title="<script>alert(1)</script>")

    assert "<script>alert" not in text(client.get(page(listing, "xem/")))
