"""Public pages: few queries, the same bytes for everyone, nothing private."""

import gzip
import json
import re

import pytest
from django.urls import reverse
from oscar.core.loading import get_model

from shop.search.models import ProductCard
from shop.search.services import refresh_cards
from tests.factories import CategoryFactory, ListingFactory, MembershipFactory
from vendors.channels.models import ChannelLink

pytestmark = pytest.mark.django_db
LD_JSON = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


@pytest.fixture
def market(db):
    """A shop with 30 products of one kind; the oldest comes first in the list."""
    kind = CategoryFactory(
        name="Kẹo dừa", name_en="Coconut candy", parent=CategoryFactory(name="Bánh kẹo")
    )
    member = MembershipFactory(vendor__partner__name="Kẹo Hai Xuân")
    listings = [
        ListingFactory(title=f"Kẹo dừa số {n}", kind=kind, vendor=member.vendor)
        for n in range(30)
    ]
    refresh_cards(product_ids=[listing.product_id for listing in listings])
    return listings


@pytest.fixture
def listing(market):
    return market[0]


def pages(listing) -> dict[str, str]:
    kind = listing.product.categories.get()
    return {
        "category": reverse("catalogue:category", args=[kind.slug]),
        "group": reverse("catalogue:category", args=[kind.get_parent().slug]),
        "categories": reverse("catalogue:index"),
        "product": listing.product.get_absolute_url(),
        "shopfront": reverse("shopfronts:detail", args=[listing.vendor.partner.slug]),
        "directory": reverse("shopfronts:index"),
        "search": "/tim-kiem/?q=k%E1%BA%B9o",
        "empty search": "/tim-kiem/",
    }


PAGES = (
    "category",
    "group",
    "categories",
    "product",
    "shopfront",
    "directory",
    "search",
    "empty search",
)


@pytest.mark.parametrize("page", PAGES)
def test_page_takes_at_most_six_queries_and_no_private_one(
    page, client, listing, django_assert_max_num_queries
):
    address = pages(listing)[page]
    client.get("/tim-kiem/")  # What stands round every page is kept from here on.

    with django_assert_max_num_queries(6) as asked:
        response = client.get(address)

    assert response.status_code == 200
    tables = " ".join(query["sql"] for query in asked.captured_queries)
    assert "session" not in tables
    assert "basket" not in tables


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_page_may_be_kept_by_anyone(page, prefix, client, listing):
    response = client.get(prefix + pages(listing)[page])

    assert response.status_code == 200
    assert response["Cache-Control"].startswith("public")
    assert not response.cookies
    vary = response.get("Vary", "")
    assert "Cookie" not in vary
    assert "Accept-Language" not in vary
    assert response["Content-Language"] == (prefix.strip("/") or "vi")


@pytest.mark.parametrize("page", PAGES)
def test_signed_in_people_get_the_same_bytes(page, client, listing):
    address = pages(listing)[page]
    stranger = client.get(address).content
    client.force_login(listing.vendor.memberships.get().user)

    response = client.get(address)

    assert response.content == stranger
    assert response["Cache-Control"].startswith("public")
    assert not response.cookies


@pytest.mark.parametrize("page", PAGES)
def test_page_is_sent_compressed(page, client, listing):
    address = pages(listing)[page]
    plain = client.get(address).content

    response = client.get(address, headers={"accept-encoding": "gzip"})

    assert response["Content-Encoding"] == "gzip"
    assert response["Vary"] == "Accept-Encoding"
    assert gzip.decompress(response.content) == plain


@pytest.mark.parametrize("page", PAGES)
def test_head_is_answered_without_a_body(page, client, listing):
    response = client.head(pages(listing)[page])

    assert (response.status_code, response.content) == (200, b"")


@pytest.mark.parametrize("page", PAGES)
def test_nothing_can_be_sent_to_a_public_page(page, client, listing):
    assert client.post(pages(listing)[page]).status_code == 405


@pytest.mark.parametrize("page", ["category", "group", "shopfront", "search"])
def test_next_page_goes_on_where_the_first_ended(page, client, listing):
    first = client.get(pages(listing)[page])
    second = client.get(first.context["next_url"])

    titles = [card["title"] for card in first.context["cards"]]
    rest = [card["title"] for card in second.context["cards"]]
    assert titles == [f"Kẹo dừa số {n}" for n in range(29, 9, -1)]
    assert rest == [f"Kẹo dừa số {n}" for n in range(9, -1, -1)]
    assert second.context["next_url"] == ""


@pytest.mark.parametrize("page", ["category", "shopfront", "directory", "search"])
@pytest.mark.parametrize("cursor", ["x", "-1", "9" * 40, "٣", "1e5", "%00", "0"])
def test_a_broken_cursor_never_breaks_a_page(page, cursor, client, listing):
    address = pages(listing)[page]
    mark = "&" if "?" in address else "?"

    assert client.get(f"{address}{mark}sau={cursor}").status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        "/danh-muc/khong-co/",
        "/cua-hang/khong-co/",
        "/san-pham/khong-co_1/",
        "/san-pham/khong-co_999999999999999999/",
        "/en/san-pham/khong-co_1/",
    ],
)
def test_what_is_not_there_is_404(address, client, db):
    response = client.get(address)

    assert response.status_code == 404
    assert "public" not in response.get("Cache-Control", "")


def test_old_product_address_leads_to_the_new_one(client, listing):
    response = client.get(f"/san-pham/ten-cu_{listing.product_id}/")

    assert response.status_code == 301
    assert response["Location"] == listing.product.get_absolute_url()


def test_withdrawn_product_has_no_page(client, listing):
    type(listing.product).objects.filter(pk=listing.product_id).update(is_public=False)
    refresh_cards(product_ids=[listing.product_id])

    assert client.get(listing.product.get_absolute_url()).status_code == 410


def test_closed_shop_has_no_page(client, listing):
    type(listing.vendor.partner).objects.update(is_open=False)

    assert client.get(pages(listing)["shopfront"]).status_code == 410
    assert client.get(pages(listing)["directory"]).context["vendors"] == []


def test_product_page_leads_to_the_basket_by_a_link(client, listing):
    html = client.get(listing.product.get_absolute_url()).content.decode()

    assert f'href="/gio-hang/them/{listing.product_id}/"' in html
    assert "csrfmiddlewaretoken" not in html


def test_sold_out_product_says_so_and_cannot_be_bought(client, listing):
    listing.product.stockrecords.update(num_in_stock=0)
    refresh_cards(product_ids=[listing.product_id])

    html = client.get(listing.product.get_absolute_url()).content.decode()

    assert "/gio-hang/them/" not in html
    assert "OutOfStock" in html


def test_product_tells_search_engines_what_it_costs(client, listing):
    html = client.get(listing.product.get_absolute_url()).content.decode()
    offer = json.loads(LD_JSON.search(html)[1])

    assert offer["@type"] == "Product"
    assert offer["offers"]["price"] == "35000"
    assert offer["offers"]["priceCurrency"] == "VND"
    assert offer["offers"]["availability"] == "https://schema.org/InStock"
    assert offer["offers"]["seller"]["name"] == "Kẹo Hai Xuân"


def test_names_cannot_break_out_of_the_page(client, listing):
    nasty = '</script><script>alert(1)</script>"'
    type(listing.product).objects.filter(pk=listing.product_id).update(
        title=nasty, description=nasty
    )
    refresh_cards(product_ids=[listing.product_id])

    for page in ("product", "category", "shopfront"):
        html = client.get(pages(listing)[page]).content.decode()
        assert "<script>alert" not in html


def test_product_shows_where_it_is_also_sold(client, listing):
    link = ChannelLink.objects.create(
        vendor=listing.vendor,
        listing=listing,
        platform="shopee",
        kind=ChannelLink.Kind.PRODUCT,
        url="https://shopee.vn/product/1/2",
    )

    html = client.get(listing.product.get_absolute_url()).content.decode()

    assert f'href="{reverse("channel-out", args=[link.pk])}"' in html
    assert "shopee.vn" not in html


def test_shopfront_shows_the_links_of_the_whole_shop_alone(client, listing):
    of_shop, of_product = (
        ChannelLink.objects.create(
            vendor=listing.vendor,
            listing=each,
            platform="shopee",
            kind=ChannelLink.Kind.SHOP,
            url="https://shopee.vn/x",
        )
        for each in (None, listing)
    )

    html = client.get(pages(listing)["shopfront"]).content.decode()

    assert reverse("channel-out", args=[of_shop.pk]) in html
    assert f'"{reverse("channel-out", args=[of_product.pk])}"' not in html


def test_shopfront_shows_commune_and_phone(client, listing):
    html = client.get(pages(listing)["shopfront"]).content.decode()

    assert listing.vendor.partner.place.long_name in html
    assert 'href="tel:+84911000000"' in html


def test_english_page_names_kinds_in_english(client, listing):
    kind = listing.product.categories.get()

    html = client.get(f"/en/danh-muc/{kind.slug}/").content.decode()

    assert "<h1>Coconut candy</h1>" in html
    assert f"/en/san-pham/keo-dua-so-29_{listing.product_id + 29}/" in html


def test_changed_kind_is_shown_at_once(client, listing):
    kind = listing.product.categories.get()
    client.get(f"/danh-muc/{kind.slug}/")
    kind.name = "Kẹo quê"
    kind.save()

    assert "<h1>Kẹo quê</h1>" in client.get(f"/danh-muc/{kind.slug}/").content.decode()


def test_hidden_group_hides_its_kinds(client, listing):
    kind = listing.product.categories.get()
    group = kind.get_parent()
    group.is_public = False
    group.save()

    assert client.get(f"/danh-muc/{group.slug}/").status_code == 410
    assert client.get(f"/danh-muc/{kind.slug}/").status_code == 410
    assert client.get(listing.product.get_absolute_url()).status_code == 200


def test_search_results_may_be_found_like_any_public_page(client, listing):
    html = client.get("/tim-kiem/?q=kẹo").content.decode()

    assert "noindex" not in html


@pytest.mark.parametrize(
    "typed",
    ["%00", "%ED%A0%BD", "%E2%80%AE", "'\"<script>", "a" * 3000, "%F0%9F%A5%A5"],
)
def test_hostile_search_is_answered(typed, client, listing):
    response = client.get(f"/tim-kiem/?q={typed}")

    assert response.status_code == 200
    assert "<script>" not in response.content.decode().partition("<form")[2][:400]


def test_search_says_how_many_it_found(client, listing):
    assert "30 sản phẩm" in client.get("/tim-kiem/?q=kẹo").content.decode()
    assert "30 products" in client.get("/en/tim-kiem/?q=kẹo").content.decode()


def test_more_than_can_be_counted_is_told_so(client, listing, monkeypatch):
    monkeypatch.setattr("shop.search.queries.COUNT_CAP", 3)
    monkeypatch.setattr("shop.search.services.COUNT_CAP", 3)

    assert "Hơn 1.000 sản phẩm" in client.get("/tim-kiem/?q=kẹo").content.decode()


def test_photos_come_in_their_order_and_sizes(client, listing):
    ProductImage = get_model("catalogue", "ProductImage")
    for order, name in enumerate(("a", "b")):
        ProductImage.objects.bulk_create(
            [
                ProductImage(
                    product=listing.product,
                    original=f"photos/{name}.jpg",
                    width=900,
                    height=900,
                    sizes_ready=True,
                    display_order=order,
                )
            ]
        )

    html = client.get(listing.product.get_absolute_url()).content.decode()

    assert html.index("photos/a/360w.webp") < html.index("photos/b/360w.webp")


def test_group_looks_like_its_newest_product_on_sale(client, market):
    sold_out, newest = (market[-1].product_id, market[-2].product_id)
    for pk in (sold_out, newest, market[0].product_id):
        ProductCard.objects.filter(pk=pk).update(picture=f"photos/{pk}.jpg")
    ProductCard.objects.filter(pk=sold_out).update(available=False)

    html = client.get(reverse("catalogue:index")).content.decode()

    assert re.findall(r'<img src="/media/photos/(\d+)\.jpg"', html) == [str(newest)]
