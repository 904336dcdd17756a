import pytest
from django.urls import reverse

from shop.journal.by import By
from shop.order.models import Order
from shop.order.services import move_order
from shop.outbox.models import Message
from tests.factories import MembershipFactory, OrderFactory, VendorFactory

pytestmark = pytest.mark.django_db
S = Order.Status
STEPS = {
    S.PENDING: ("xac-nhan", S.CONFIRMED),
    S.CONFIRMED: ("dong-goi", S.PACKED),
    S.PACKED: ("gui-di", S.SHIPPED),
    S.SHIPPED: ("da-giao", S.DELIVERED),
}


@pytest.fixture
def vendor():
    return VendorFactory(open=True)


@pytest.fixture
def seller(client, vendor):
    """Her browser, signed in."""
    client.force_login(MembershipFactory(vendor=vendor).user)
    return client


def address(order, step=""):
    return f"/ban-hang/don-hang/{order.number}/{step}"


def texts(answer):
    return [str(message) for message in answer.context["messages"]]


@pytest.mark.parametrize(("status", "step"), STEPS.items())
def test_each_state_has_its_one_next_step(seller, vendor, status, step):
    order = OrderFactory(vendor=vendor, status=status)
    page = seller.get(address(order))
    assert page.context["next"].step == step[0]
    assert f'action="{address(order, step[0] + "/")}"' in page.content.decode()

    seller.post(address(order, step[0] + "/"))

    order.refresh_from_db()
    assert order.status == step[1]


@pytest.mark.parametrize("status", [S.DELIVERED, S.CANCELLED, S.REFUSED, S.EXPIRED])
def test_ended_order_has_no_next_step(seller, vendor, status):
    page = seller.get(address(OrderFactory(vendor=vendor, status=status)))

    assert page.context["next"] is None
    assert 'class="thumb"' not in page.content.decode()


def test_transfer_is_confirmed_as_money_in_the_account(seller, vendor):
    order = OrderFactory(vendor=vendor, payment_method="vietqr")
    page = seller.get(address(order)).content.decode()
    assert "Tiền đã vào tài khoản" in page

    seller.post(address(order, "xac-nhan/"))

    assert order.payments.get().completed_via == "vendor"


def test_collected_order_goes_from_packed_to_collected(seller, vendor):
    order = OrderFactory(vendor=vendor, is_collected=True, status=S.PACKED)
    assert seller.get(address(order)).context["next"].step == "da-giao"

    seller.post(address(order, "gui-di/"))
    order.refresh_from_db()
    assert order.status == S.PACKED

    seller.post(address(order, "da-giao/"))
    order.refresh_from_db()
    assert order.status == S.DELIVERED


def test_carrier_and_code_are_kept(seller, vendor):
    order = OrderFactory(vendor=vendor, status=S.PACKED)

    seller.post(
        address(order, "gui-di/"), {"carrier": "Viettel Post", "tracking_code": "VTP1"}
    )

    order.refresh_from_db()
    assert (order.carrier, order.tracking_code) == ("Viettel Post", "VTP1")


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"carrier": "", "tracking_code": "VTP1"}, "carrier"),
        ({"carrier": "x" * 61, "tracking_code": ""}, "carrier"),
        ({"carrier": "GHN", "tracking_code": "1\x00"}, "tracking_code"),
    ],
)
def test_bad_carrier_comes_back_as_typed(seller, vendor, typed, wrong):
    order = OrderFactory(vendor=vendor, status=S.PACKED)

    answer = seller.post(address(order, "gui-di/"), typed)

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [wrong]
    assert answer.context["form"][wrong].value() == typed[wrong]
    order.refresh_from_db()
    assert order.status == S.PACKED


def test_second_tap_says_that_it_is_done(seller, vendor):
    order = OrderFactory(vendor=vendor)
    seller.post(address(order, "xac-nhan/"))

    answer = seller.post(address(order, "xac-nhan/"), follow=True)

    assert answer.status_code == 200
    assert "đã ở bước này rồi" in texts(answer)[-1]
    assert order.status_changes.count() == 1


@pytest.mark.parametrize("step", ["xac-nhan", "dong-goi", "gui-di", "da-giao"])
def test_stale_page_changes_nothing(seller, vendor, step):
    order = OrderFactory(vendor=vendor)
    move_order(order=order, by=By(), to=S.CANCELLED, reason="đổi ý")

    answer = seller.post(address(order, f"{step}/"), follow=True)

    assert len(texts(answer)) == 1
    order.refresh_from_db()
    assert order.status == S.CANCELLED


@pytest.mark.parametrize("status", [S.PENDING, S.CONFIRMED, S.PACKED])
def test_she_cancels_with_a_reason(seller, vendor, status):
    order = OrderFactory(vendor=vendor, status=status)
    assert seller.get(address(order, "huy/")).status_code == 200

    seller.post(address(order, "huy/"), {"reason": "Khóm chưa chín"})

    order.refresh_from_db()
    assert (order.status, order.reason) == (S.CANCELLED, "Khóm chưa chín")
    assert order.lines.get().stockrecord.num_allocated == 0


def test_parcel_that_was_refused_comes_back_into_stock(seller, vendor):
    order = OrderFactory(vendor=vendor, status=S.SHIPPED)

    seller.post(address(order, "bi-tra/"), {"reason": "Không nghe máy"})

    order.refresh_from_db()
    assert order.status == S.REFUSED
    assert order.lines.get().stockrecord.num_in_stock == 10


@pytest.mark.parametrize("step", ["huy", "bi-tra"])
@pytest.mark.parametrize(
    "reason", ["", "   ", "x" * 301, "q\u0301\u0301\u0301\u0301", "a\x00b"]
)
def test_bad_reason_comes_back_as_typed(seller, vendor, step, reason):
    status = S.SHIPPED if step == "bi-tra" else S.PENDING
    order = OrderFactory(vendor=vendor, status=status)

    answer = seller.post(address(order, f"{step}/"), {"reason": reason})

    assert answer.context["form"].errors["reason"]
    assert answer.context["form"]["reason"].value() == reason
    order.refresh_from_db()
    assert order.status == status


@pytest.mark.parametrize("step", ["huy", "bi-tra"])
def test_delivered_order_is_neither_cancelled_nor_refused(seller, vendor, step):
    order = OrderFactory(vendor=vendor, status=S.DELIVERED)

    seller.get(address(order, f"{step}/"))
    answer = seller.post(address(order, f"{step}/"), {"reason": "x"}, follow=True)

    assert len(texts(answer)) == 2
    order.refresh_from_db()
    assert order.status == S.DELIVERED


PAGES = ["", "phieu/", "huy/", "bi-tra/", "xac-nhan/", "gui-di/", "nonsense/"]


@pytest.mark.parametrize("page", PAGES)
def test_order_of_another_shop_does_not_exist(seller, page):
    order = OrderFactory()
    before = Message.objects.count()

    assert seller.get(address(order, page)).status_code == 404
    answer = seller.post(address(order, page), {"reason": "x"})

    assert answer.status_code in (404, 405)
    order.refresh_from_db()
    assert order.status == S.PENDING
    assert Message.objects.count() == before


@pytest.mark.parametrize("page", PAGES)
def test_visitor_is_sent_to_the_sign_in(client, page):
    order = OrderFactory()

    for answer in (client.get(address(order, page)), client.post(address(order, page))):
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith("/tai-khoan/dang-nhap/?next=")


def test_number_in_lower_case_is_found(seller, vendor):
    order = OrderFactory(vendor=vendor)

    assert seller.get(address(order).replace("CE", "ce")).status_code == 200


@pytest.mark.parametrize("number", ["%00", "%F0%9F%8E%80", "C" * 400, "CE%27--"])
def test_odd_numbers_are_not_there(seller, number):
    assert seller.get(f"/ban-hang/don-hang/{number}/").status_code == 404


def test_phone_of_the_buyer_can_be_called(seller, vendor):
    order = OrderFactory(vendor=vendor, phone="+84932111222")

    page = seller.get(address(order)).content.decode()

    assert 'href="tel:+84932111222"' in page
    assert "0932 111 222" in page


def test_list_shows_her_orders_only(seller, vendor):
    mine, _other = OrderFactory(vendor=vendor), OrderFactory()

    answer = seller.get("/ban-hang/don-hang/")

    assert [row["order"] for row in answer.context["rows"]] == [mine]


def test_list_opens_where_something_is_to_be_done(seller, vendor):
    OrderFactory(vendor=vendor, status=S.PACKED)
    OrderFactory(vendor=vendor, status=S.DELIVERED)

    answer = seller.get("/ban-hang/don-hang/")

    assert answer.context["tray"] == "gui"
    assert {tray["url"]: tray["count"] for tray in answer.context["trays"]} == {
        "?tab=moi": 0,
        "?tab=dong-goi": 0,
        "?tab=gui": 1,
        "?tab=dang-giao": 0,
        "?tab=xong": 0,
        "?tab=khong-thanh": 0,
    }


@pytest.mark.parametrize("status", S.values)
def test_every_order_lies_in_a_tray(seller, vendor, status):
    order = OrderFactory(vendor=vendor, status=status)

    found = [
        row["order"].pk
        for tray in seller.get("/ban-hang/don-hang/").context["trays"]
        for row in seller.get(f"/ban-hang/don-hang/{tray['url']}").context["rows"]
    ]

    assert found == [order.pk]


@pytest.mark.parametrize("query", ["tab=x", "tab=moi&sau=x", f"tab=moi&sau={'9' * 40}"])
def test_odd_addresses_of_the_list_do_no_harm(seller, query):
    assert seller.get(f"/ban-hang/don-hang/?{query}").status_code == 200


def test_long_list_goes_on(seller, vendor, monkeypatch):
    monkeypatch.setattr("vendors.orders.views.PAGE_SIZE", 2)
    orders = [OrderFactory(vendor=vendor) for _ in range(3)]

    first = seller.get("/ban-hang/don-hang/?tab=moi")
    second = seller.get(f"/ban-hang/don-hang/{first.context['next_url']}")

    shown = [row["order"] for page in (first, second) for row in page.context["rows"]]
    assert shown == orders[::-1]
    assert second.context["next_url"] == ""


def test_label_names_buyer_and_amount(seller, vendor):
    order = OrderFactory(vendor=vendor, full_name="Lê Thị Mai")

    page = seller.get(address(order, "phieu/")).content.decode()

    assert "Lê Thị Mai" in page
    assert "55.000" in page


def test_paid_order_has_nothing_to_collect_on_its_label(seller, vendor):
    order = OrderFactory(vendor=vendor, payment_method="vietqr", status=S.CONFIRMED)

    assert seller.get(address(order, "phieu/")).context["to_collect"] == 0


def test_pages_need_few_queries(seller, vendor, django_assert_max_num_queries):
    orders = [OrderFactory(vendor=vendor) for _ in range(4)]

    with django_assert_max_num_queries(9):
        seller.get("/ban-hang/don-hang/?tab=moi")
    with django_assert_max_num_queries(12):
        seller.get(address(orders[0]))


def test_english_desk_speaks_english(seller, vendor):
    order = OrderFactory(vendor=vendor)
    url = reverse("vendors:order-detail", args=[order.number])

    assert "Confirm the order" in seller.get(f"/en{url}").content.decode()
