import pytest

from shop.order.models import Order, OrderGroup
from shop.partner.models import StockRecord
from tests.factories import ListingFactory, PlaceFactory, UserFactory

from .buying import BUYER, add, choose, order, ready_to_order, review, tell_buyer

pytestmark = pytest.mark.django_db


def texts(client):
    page = client.get("/gio-hang/")
    return [str(message) for message in page.context["messages"]]


def test_guest_buys_from_two_shops_at_once(client):
    listings = [ListingFactory(price=35000), ListingFactory(price=150000)]
    fields = ready_to_order(client, *listings, quantity=2)

    answer = order(client, fields)

    group = OrderGroup.objects.get()
    assert answer.headers["Location"] == f"/don-hang/{group.number}/?moi=1"
    assert group.phone == "+84932111222"
    assert {o.number for o in group.orders.all()} == {
        f"{group.number}-1",
        f"{group.number}-2",
    }
    assert sorted(int(o.total_incl_tax) for o in group.orders.all()) == [
        90000,
        320000,
    ]
    assert list(StockRecord.objects.values_list("num_allocated", flat=True)) == [2, 2]
    assert client.get("/gio-hang/").context["parcels"] == []


def test_signed_in_buyer_owns_her_order(client):
    user = UserFactory()
    client.force_login(user)
    order(client, ready_to_order(client, ListingFactory()))

    assert OrderGroup.objects.get().user == user


def test_order_page_is_open_to_her_who_ordered(client):
    listing = ListingFactory()
    order(client, ready_to_order(client, listing, payment="vietqr"))

    page = client.get(f"/don-hang/{OrderGroup.objects.get().number}/")

    assert page.templates[0].name == "orders/group.html"


def test_double_tap_makes_one_order(client):
    fields = ready_to_order(client, ListingFactory())

    answers = [order(client, fields) for _ in range(2)]

    assert OrderGroup.objects.count() == 1
    assert answers[0].headers["Location"] == answers[1].headers["Location"]


def test_double_tap_is_known_without_session(client):
    fields = ready_to_order(client, ListingFactory())
    order(client, fields)
    client.cookies.pop("sessionid")

    answer = order(client, fields)

    group = OrderGroup.objects.get()
    assert answer.headers["Location"] == f"/don-hang/{group.number}/?moi=1"


def test_number_of_a_strangers_basket_shows_nothing(client):
    fields = ready_to_order(client, ListingFactory())
    order(client, fields)
    stranger = type(client)()

    for forged in (str(OrderGroup.objects.get().basket_id), "1:forged", ""):
        answer = order(stranger, {"seen": forged})
        assert "/don-hang/" not in answer.headers["Location"]


def test_empty_basket_leads_back_to_the_basket(client):
    for url in ("", "giao-hang/", "xem-lai/"):
        answer = client.get(f"/thanh-toan/{url}")
        assert answer.headers["Location"] in ("/gio-hang/", "/thanh-toan/")


@pytest.mark.parametrize("url", ["giao-hang/", "xem-lai/"])
def test_lost_session_begins_with_the_first_step_and_says_so(client, url):
    ready_to_order(client, ListingFactory())
    client.cookies.pop("sessionid")

    answer = client.post(f"/thanh-toan/{url}", {"seen": "1"}, follow=True)

    assert answer.redirect_chain[-1][0] == "/thanh-toan/"
    assert [str(m) for m in answer.context["messages"]] == [
        "Vui lòng cho biết lại ai nhận hàng."
    ]
    assert not OrderGroup.objects.exists()


def test_steps_cannot_be_skipped(client):
    add(client, ListingFactory())
    tell_buyer(client)

    answer = client.get("/thanh-toan/xem-lai/")

    assert answer.headers["Location"] == "/thanh-toan/giao-hang/"


@pytest.mark.parametrize("field", ["full_name", "phone", "street"])
@pytest.mark.parametrize(
    "typed", ["", "x" * 5000, "q\u0301\u0301\u0301\u0301", "a\x00b"]
)
def test_bad_answer_is_told_and_everything_kept(client, field, typed):
    add(client, ListingFactory())

    answer = tell_buyer(client, **{field: typed})

    form = answer.context["form"]
    assert list(form.errors) == [field]
    for name in BUYER:
        assert form[name].value() == (BUYER | {field: typed})[name]


@pytest.mark.parametrize(
    "typed", ["Út 🎀", "<script>alert(1)</script>", "O'Hara & Mai"]
)
def test_odd_names_are_taken_and_shown_as_text(client, typed):
    listing = ListingFactory()
    add(client, listing)
    tell_buyer(client, full_name=typed)
    choose(client, [listing])
    order(client, review(client))

    group = OrderGroup.objects.get()
    assert group.full_name == typed
    page = client.get(f"/don-hang/{group.number}/").content.decode()
    assert "<script>alert" not in page


@pytest.mark.parametrize(
    "changes",
    [
        {"email": "không phải"},
        {"notes": "x" * 301},
        {"commune": ""},
        {"commune": "Xã không có"},
        {"email": "a" * 200 + "@cho.example"},
    ],
)
def test_other_bad_answers_are_told(client, changes):
    add(client, ListingFactory())

    assert list(tell_buyer(client, **changes).context["form"].errors) == list(changes)


@pytest.mark.parametrize(
    ("delivery", "payment", "wrong"),
    [
        ("", "cash", "delivery"),
        ("collect", "cash", "delivery"),
        ("ship", "", "payment"),
        ("ship", "bitcoin", "payment"),
    ],
)
def test_what_the_shop_does_not_offer_cannot_be_chosen(
    client, delivery, payment, wrong
):
    listing = ListingFactory()
    add(client, listing)
    tell_buyer(client)

    answer = choose(client, [listing], delivery, payment)

    assert answer.status_code == 422
    assert list(answer.context["forms"][0].errors) == [wrong]


def test_shop_without_account_takes_cash_only(client):
    listing = ListingFactory(vendor__partner__bank_shown_since=None)
    add(client, listing)
    tell_buyer(client)

    answer = choose(client, [listing], payment="vietqr")

    assert list(answer.context["forms"][0].errors) == ["payment"]


def test_shop_that_does_not_deliver_there_is_named(client):
    listing = ListingFactory(vendor__partner__rate_country=None)
    add(client, listing)
    tell_buyer(client, home=PlaceFactory(far=True))

    answer = client.get("/thanh-toan/giao-hang/")

    assert answer.context["is_possible"] is False
    assert choose(client, [listing]).status_code == 422


def test_collected_order_costs_no_delivery_and_hides_the_street(client):
    listing = ListingFactory(vendor__partner__can_collect=True, price=35000)

    order(client, ready_to_order(client, listing, delivery="collect"))

    placed = Order.objects.get()
    assert (placed.is_collected, placed.total_incl_tax) == (True, 35000)
    assert placed.shipping_address.line1 == ""


@pytest.mark.parametrize("change", [{"price": 36000}, {"price": 34000}])
def test_changed_price_is_told_before_anything_is_ordered(client, change):
    listing = ListingFactory(price=35000)
    fields = ready_to_order(client, listing)
    listing.product.stockrecords.update(**change)

    answer = order(client, fields)

    assert not OrderGroup.objects.exists()
    assert answer.status_code == 409
    assert len(answer.context["differences"]) == 1
    assert order(client, review(client)).status_code == 302
    assert OrderGroup.objects.count() == 1


def test_changed_delivery_is_told(client):
    listing = ListingFactory()
    fields = ready_to_order(client, listing)
    type(listing.vendor.partner).objects.update(rate_province=99000)

    order(client, fields)

    assert not OrderGroup.objects.exists()


@pytest.mark.parametrize("seen", ["", "abc", "1:2:3", "9" * 400, "ấ\x00"])
def test_order_without_the_seal_of_the_review_is_not_placed(client, seen):
    fields = ready_to_order(client, ListingFactory())

    answer = order(client, fields | {"seen": seen})

    assert answer.status_code == 409
    assert not OrderGroup.objects.exists()


def withdraw(listing):
    type(listing.product).objects.filter(pk=listing.product_id).update(is_public=False)


def close_shop(listing):
    type(listing.vendor.partner).objects.filter(pk=listing.vendor.partner_id).update(
        is_open=False
    )


def sell_out(listing):
    listing.product.stockrecords.update(num_in_stock=0)


@pytest.mark.parametrize("change", [withdraw, close_shop, sell_out])
def test_change_at_the_last_moment_orders_nothing_and_keeps_the_rest(client, change):
    listing, other = ListingFactory(), ListingFactory()
    fields = ready_to_order(client, listing, other)
    change(listing)

    answer = order(client, fields)

    assert answer.headers["Location"] == "/gio-hang/"
    assert not OrderGroup.objects.exists()
    assert len(texts(client)) == 1
    assert len(client.get("/gio-hang/").context["parcels"]) == 2
    assert not StockRecord.objects.filter(num_allocated__gt=0).exists()


def test_legal_pages_are_linked_at_the_order_button(client):
    ready_to_order(client, ListingFactory())

    page = client.get("/thanh-toan/xem-lai/").content.decode()

    for path in (
        "/gioi-thieu/",
        "/quyen-rieng-tu/",
        "/dieu-khoan/",
        "/doi-tra/",
        "/khieu-nai/",
    ):
        assert page.index(f'href="{path}"') < page.index('name="seen"') + 3000


def test_steps_need_few_queries(client, django_assert_max_num_queries):
    ready_to_order(client, *ListingFactory.create_batch(3))

    for url in ("/thanh-toan/", "/thanh-toan/giao-hang/", "/thanh-toan/xem-lai/"):
        with django_assert_max_num_queries(16):
            client.get(url)


@pytest.mark.parametrize(
    ("name", "words"),
    [("orders_of_phone", "số điện thoại"), ("orders_from_address", "đường truyền")],
)
def test_too_many_orders_are_refused_in_words(client, settings, name, words):
    settings.LIMITS = settings.LIMITS | {name: [(2, 3600)]}
    listing = ListingFactory()
    for _time in range(2):
        assert order(client, ready_to_order(client, listing)).status_code == 302

    page = order(client, ready_to_order(client, listing))

    assert page.status_code == 429
    assert words in page.content.decode()
    assert OrderGroup.objects.count() == 2
    assert listing.product.title in client.get("/gio-hang/").content.decode()


def test_an_order_that_is_refused_does_not_count(client, settings):
    settings.LIMITS = settings.LIMITS | {"orders_of_phone": [(1, 3600)]}
    listing = ListingFactory(stock=1)
    fields = ready_to_order(client, listing)
    StockRecord.objects.update(num_allocated=1)
    assert order(client, fields).headers["Location"] == "/gio-hang/"
    StockRecord.objects.update(num_allocated=0)

    assert order(client, review(client)).headers["Location"].endswith("?moi=1")
