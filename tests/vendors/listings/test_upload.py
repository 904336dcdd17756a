import pytest

from tests import photos
from tests.factories import DraftFactory, ListingFactory
from vendors.entry.typed import mark_of
from vendors.listings.models import Listing

pytestmark = pytest.mark.django_db
S = Listing.Status
NEW = "/ban-hang/san-pham/moi/"


def page(listing, step=""):
    return f"/ban-hang/san-pham/{listing.pk}/{step}"


def shot(data=None, name="khom.jpg"):
    return photos.upload(data or photos.jpeg(), name)


def text(response):
    return response.content.decode()


def test_looking_leaves_no_draft(client, vendor):
    assert client.get(NEW).status_code == 200
    assert not Listing.objects.exists()


def test_product_from_photos_to_shop(client, vendor, kind, stock_of):
    ListingFactory(vendor=vendor)

    after = client.post(NEW, {"photos": [shot()]}).url
    after = client.post(after, {"name": "Mứt khóm", "kind": kind.pk}).url
    after = client.post(after, {"price": "85k", "unit": "hũ", "stock": "1.200"}).url
    assert "85.000\xa0₫" in text(client.get(after))
    after = client.post(after, {"story": "Sên bốn tiếng."}).url
    assert "85.000\xa0₫" in text(client.get(after))
    client.post(after)

    listing = Listing.objects.get(product__title="Mứt khóm")
    stock = stock_of(listing)
    assert listing.status == S.PUBLISHED
    assert (int(stock.price), stock.num_in_stock) == (85000, 1200)
    assert listing.product.unit == "hũ"
    assert list(listing.product.categories.all()) == [kind]


def test_first_product_is_sent_to_the_union(client, vendor, ready):
    Listing.objects.exclude(pk=ready.pk).delete()

    assert "Gửi Hội xem" in text(client.get(page(ready, "xem/")))
    client.post(page(ready, "xem/"))

    ready.refresh_from_db()
    assert ready.status == S.IN_REVIEW


def test_publishing_twice_is_as_good_as_once(client, ready):
    client.post(page(ready, "xem/"))

    assert client.post(page(ready, "xem/")).url == page(ready)


def test_unfinished_product_is_not_sent(client, draft):
    response = client.post(page(draft, "xem/"))

    assert response.url == page(draft, "hinh/")
    draft.refresh_from_db()
    assert draft.status == S.DRAFT


def test_photos_may_come_later(client, vendor):
    response = client.post(NEW, {"later": "1"})

    assert response.url == page(Listing.objects.get(), "ten/")


def test_no_photo_is_told_beside_the_field(client, vendor):
    response = client.post(NEW)

    assert "photos" in response.context["form"].errors
    assert not Listing.objects.exists()


def test_good_photos_are_kept_beside_refused_ones(client, vendor):
    response = client.post(NEW, {"photos": [shot(), shot(photos.pdf(), "giay.pdf")]})

    listing = Listing.objects.get()
    assert listing.product.images.count() == 1
    assert "giay.pdf" in text(response)
    assert f'action="{page(listing, "hinh/")}"' in text(response)


@pytest.mark.parametrize(
    "data",
    [photos.pdf(), photos.gif_bomb(), photos.huge_png(), photos.program(), b""],
    ids=["pdf", "gif bomb", "200 megapixels", "renamed exe", "empty"],
)
def test_what_is_no_photo_is_refused_kindly(client, vendor, data):
    response = client.post(NEW, {"photos": [photos.upload(data)]})

    assert response.status_code == 200
    assert "photos" in response.context["form"].errors
    assert not Listing.objects.exists()


def test_unfinished_draft_is_offered(client, draft):
    assert "Làm tiếp “Mứt khóm”" in text(client.get(NEW))


def test_answers_stand_in_the_form_when_she_comes_back(client, draft):
    assert 'value="Mứt khóm"' in text(client.get(page(draft, "ten/")))


def test_change_from_the_last_look_leads_back_to_it(client, draft, kind):
    answer = {"name": "Mứt khóm sên", "kind": kind.pk}
    response = client.post(page(draft, "ten/?sau=xem"), answer)

    assert response.url == page(draft, "xem/")


def test_change_of_a_shown_product_leads_back_to_it(client, listing, kind):
    response = client.post(page(listing, "ten/"), {"name": "Kẹo", "kind": kind.pk})

    assert response.url == page(listing)


def test_photo_is_made_the_first(client, ready):
    client.post(page(ready, "hinh/"), {"photos": [shot(photos.jpeg((900, 700)))]})
    second = ready.product.images.last()

    client.post(page(ready, f"hinh/{second.pk}/len-dau/"))

    assert ready.product.images.first() == second


def test_last_photo_of_a_shown_product_stays(client, listing):
    image = listing.product.images.get()

    client.post(page(listing, f"hinh/{image.pk}/bo/"))

    assert listing.product.images.count() == 1


def test_foreign_photo_stays_where_it_is(client, ready):
    other = DraftFactory()
    client.post(page(ready, "hinh/"), {"photos": [shot(photos.jpeg((900, 700)))]})
    image = ready.product.images.first()
    mine = DraftFactory(vendor=ready.vendor)

    client.post(page(mine, f"hinh/{image.pk}/bo/"))

    assert ready.product.images.count() == 2
    assert other.product.images.count() == 0


OFFER = {"price": "85k", "unit": "hũ", "stock": "5"}
BAD = [
    ("ten", {"name": ""}, "name"),
    ("ten", {"name": "🥥"}, "name"),
    ("ten", {"name": "x" * 121}, "name"),
    ("ten", {"name": "Mứt q\u0301\u0301\u0301\u0301"}, "name"),
    ("ten", {"name": "Mứt\x00"}, "name"),
    ("ten", {"name": "Mứt", "kind": ""}, "kind"),
    ("ten", {"name": "Mứt", "kind": "99999999"}, "kind"),
    ("ten", {"name": "Mứt", "kind": "x'; --"}, "kind"),
    ("gia", OFFER | {"price": ""}, "price"),
    ("gia", OFFER | {"price": "rẻ lắm"}, "price"),
    ("gia", OFFER | {"price": "-5"}, "price"),
    ("gia", OFFER | {"price": "0"}, "price"),
    ("gia", OFFER | {"price": "9" * 30}, "price"),
    ("gia", OFFER | {"unit": ""}, "unit"),
    ("gia", OFFER | {"unit": "x" * 41}, "unit"),
    ("gia", OFFER | {"stock": ""}, "stock"),
    ("gia", OFFER | {"stock": "-1"}, "stock"),
    ("gia", OFFER | {"stock": "1,5"}, "stock"),
    ("gia", OFFER | {"stock": "1e6"}, "stock"),
    ("gia", OFFER | {"stock": "٣"}, "stock"),
    ("gia", OFFER | {"stock": "1.000.000"}, "stock"),
    ("gia", OFFER | {"stock": "9" * 20}, "stock"),
    ("ke", {"story": "  "}, "story"),
    ("ke", {"story": "x" * 5001}, "story"),
    ("ke", {"story": "Ngon q\u0301\u0301\u0301\u0301"}, "story"),
]


@pytest.mark.parametrize(("step", "data", "field"), BAD)
def test_bad_answer_is_told_beside_the_field(
    client, draft, stock_of, step, data, field
):
    response = client.post(page(draft, f"{step}/"), data)

    assert response.status_code == 200
    assert field in response.context["form"].errors
    product = Listing.objects.get(pk=draft.pk).product
    assert (product.title, product.unit) == ("Mứt khóm", "trái")
    assert (int(stock_of(draft).price), stock_of(draft).num_in_stock) == (35000, 10)


def test_typed_text_stays_beside_its_error(client, draft):
    data = OFFER | {"price": "rẻ <b>lắm</b>", "stock": "vài"}
    response = text(client.post(page(draft, "gia/"), data))

    assert 'value="rẻ &lt;b&gt;lắm&lt;/b&gt;"' in response
    assert 'value="vài"' in response


def test_zero_pieces_are_an_answer(client, draft, stock_of):
    client.post(page(draft, "gia/"), OFFER | {"stock": "0"})

    assert stock_of(draft).num_in_stock == 0


def test_she_is_told_how_many_are_reserved(client, listing, stock_of):
    stock_of(listing).allocate(3)

    response = text(client.post(page(listing, "gia/"), OFFER | {"stock": "2"}))

    assert "Khách đã đặt 3." in response
    assert stock_of(listing).num_in_stock == 10


def test_flood_of_text_keeps_the_draft(client, draft):
    response = client.post(page(draft, "ke/"), {"story": "x" * 1_100_000})

    assert response.status_code == 413
    draft.product.refresh_from_db()
    assert draft.product.description.startswith("Khóm chín cây")


def test_lost_session_loses_no_word(client, vendor, draft):
    user = vendor.memberships.get().user
    typed = {"story": "Đã gõ thật nhiều chữ", "whose": mark_of(user)}
    client.logout()
    client.post(page(draft, "ke/"), typed)

    client.force_login(user)

    assert "Đã gõ thật nhiều chữ" in text(client.get(page(draft, "ke/")))
