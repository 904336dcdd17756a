import pytest
from django.urls import reverse

from shop.basket.models import Line
from shop.search.services import refresh_cards
from tests.factories import ListingFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def listing():
    listing = ListingFactory(stock=5, title="Bánh tét lá cẩm")
    refresh_cards(product_ids=[listing.product_id])
    return listing


def add(client, listing, quantity=1):
    url = reverse("basket:add", args=[listing.product_id])
    return client.post(url, {"quantity": quantity})


def line_of(client, listing):
    return Line.objects.get(product=listing.product)


def test_product_goes_into_the_basket(client, listing):
    answer = add(client, listing, 2)

    assert answer.headers["Location"] == "/gio-hang/"
    assert line_of(client, listing).quantity == 2
    assert "Bánh tét lá cẩm" in client.get("/gio-hang/").content.decode()


def test_basket_cookie_is_signed_and_out_of_reach_of_scripts(client, listing):
    add(client, listing)

    cookie = client.cookies["oscar_open_basket"]
    assert cookie["httponly"]
    assert ":" in cookie.value


def test_changed_cookie_opens_no_basket(client, listing):
    add(client, listing)
    client.cookies["oscar_open_basket"] = "1:forged"

    assert client.get("/gio-hang/").context["parcels"] == []


@pytest.mark.parametrize(
    "typed",
    ["0", "-1", "1000000000", "9" * 40, "ba", "", "1.5", "1_0", "١", "🎀", "<b>"],
)
def test_impossible_quantity_is_refused_at_the_product(client, listing, typed):
    answer = add(client, listing, typed)

    assert answer.context["form"].errors["quantity"]
    assert not Line.objects.exists()


@pytest.mark.parametrize("typed", ["0", "-1", "1000000000", "9" * 40, "ba", ""])
def test_impossible_quantity_is_refused_in_the_basket(client, listing, typed):
    add(client, listing, 2)
    line = line_of(client, listing)

    answer = client.post(f"/gio-hang/dong/{line.pk}/", {"quantity": typed})

    assert answer.status_code == 422
    assert f'value="{typed}"' in answer.content.decode()
    line.refresh_from_db()
    assert line.quantity == 2


def test_no_more_goes_in_than_there_is(client, listing):
    add(client, listing, 4)

    answer = add(client, listing, 2)

    assert answer.context["form"].errors["quantity"]
    assert line_of(client, listing).quantity == 4


def test_quantity_is_changed(client, listing):
    add(client, listing)
    line = line_of(client, listing)

    client.post(f"/gio-hang/dong/{line.pk}/", {"quantity": "5"})

    line.refresh_from_db()
    assert line.quantity == 5


def test_line_is_removed_once(client, listing):
    add(client, listing)
    url = f"/gio-hang/dong/{line_of(client, listing).pk}/"

    answers = [client.post(url, {"remove": "1"}) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert not Line.objects.exists()


def test_line_of_another_basket_is_out_of_reach(client, listing):
    add(client, listing, 2)
    line = line_of(client, listing)
    stranger = type(client)()
    add(stranger, listing)

    stranger.post(f"/gio-hang/dong/{line.pk}/", {"remove": "1"})
    stranger.post(f"/gio-hang/dong/{line.pk}/", {"quantity": "1"})

    line.refresh_from_db()
    assert line.quantity == 2


def test_withdrawn_product_is_marked_and_the_rest_kept(client, listing):
    other = ListingFactory()
    add(client, listing)
    add(client, other)
    type(listing.product).objects.filter(pk=listing.product_id).update(is_public=False)

    answer = client.get("/gio-hang/")

    problems = {
        row.line.product_id: bool(row.problem)
        for parcel in answer.context["parcels"]
        for row in parcel.rows
    }
    assert problems == {listing.product_id: True, other.product_id: False}
    assert answer.context["has_problem"]


def test_product_of_a_closed_shop_is_marked(client, listing):
    add(client, listing)
    type(listing.vendor.partner).objects.update(is_open=False)

    assert client.get("/gio-hang/").context["has_problem"]
    assert client.get("/thanh-toan/").headers["Location"] == "/gio-hang/"


@pytest.mark.parametrize("stock", [0, 1])
def test_goods_sold_meanwhile_are_marked(client, listing, stock):
    add(client, listing, 3)
    listing.product.stockrecords.update(num_in_stock=stock)

    assert client.get("/gio-hang/").context["has_problem"]


@pytest.mark.parametrize("product_id", ["99999999", "9" * 30])
def test_product_that_is_not_for_sale_is_said_plainly(client, product_id):
    answer = client.get(f"/gio-hang/them/{product_id}/")

    assert answer.status_code == 404
    assert answer.templates[0].name == "basket/gone.html"


def test_withdrawn_product_goes_into_no_basket(client, listing):
    type(listing.product).objects.filter(pk=listing.product_id).update(is_public=False)

    assert add(client, listing).status_code == 404
    assert not Line.objects.exists()


def test_basket_of_many_shops_needs_few_queries(
    client, listing, django_assert_max_num_queries
):
    for other in [listing, *ListingFactory.create_batch(4)]:
        add(client, other)

    with django_assert_max_num_queries(9):
        answer = client.get("/gio-hang/")

    assert len(answer.context["parcels"]) == 5


@pytest.fixture
def gold():
    return ListingFactory(stock=100, price=180_000_000, title="Lư đồng")


def test_more_than_one_order_may_hold_goes_into_no_basket(client, gold):
    answer = add(client, gold, 60)

    assert "2" in answer.context["form"].errors["quantity"][0]
    assert not Line.objects.exists()


def test_what_lies_in_the_basket_counts_for_the_limit(client, gold):
    add(client, gold, 2)

    assert add(client, gold, 1).context["form"].errors["quantity"]
    assert line_of(client, gold).quantity == 2


def test_too_many_are_refused_beside_the_line(client, gold):
    add(client, gold)
    line = line_of(client, gold)

    answer = client.post(f"/gio-hang/dong/{line.pk}/", {"quantity": "60"})

    assert answer.status_code == 422
    line.refresh_from_db()
    assert line.quantity == 1


def test_basket_that_grew_too_large_is_marked_beside_the_line(client, gold):
    add(client, gold, 2)
    line = line_of(client, gold)
    Line.objects.filter(pk=line.pk).update(quantity=60)

    answer = client.get("/gio-hang/")

    assert "490.000.000" in answer.context["parcels"][0].rows[0].problem
    assert client.get("/thanh-toan/").headers["Location"] == "/gio-hang/"


@pytest.mark.parametrize(
    "change",
    [
        lambda stock: type(stock.product).objects.update(is_public=False),
        lambda stock: type(stock.partner).objects.update(is_open=False),
        lambda stock: type(stock).objects.update(price=None),
        lambda stock: stock.product.categories.clear(),
        lambda stock: type(stock.product).objects.update(structure="child"),
    ],
    ids=["withdrawn", "closed shop", "no price", "no kind", "a size"],
)
def test_what_no_page_shows_goes_into_no_basket(client, listing, change):
    change(listing.offers.only)
    refresh_cards(product_ids=[listing.product_id])

    assert add(client, listing).status_code == 404
    assert not Line.objects.exists()


def test_line_that_lost_its_price_is_named(client, listing):
    add(client, listing)
    type(listing.offers.only).objects.update(price=None)

    assert "không còn bán" in client.get("/gio-hang/").content.decode()
