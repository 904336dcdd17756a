import pytest
import zxingcpp
from django.urls import reverse
from PIL import Image

from shop.journal.by import By
from shop.order.models import Order
from shop.order.services import move_order
from tests.factories import ListingFactory, OrderFactory, OrderGroupFactory, UserFactory

pytestmark = pytest.mark.django_db
S = Order.Status
PHONE = "+84932111222"


def find(client, number, phone="0932 111 222"):
    return client.post("/don-hang/", {"number": number, "phone": phone})


@pytest.fixture
def order():
    return OrderFactory(phone=PHONE, payment_method="vietqr")


@pytest.fixture
def seen(client, order):
    """The buyer's browser, after number and phone."""
    find(client, order.group.number)
    return client


def address(order, what="group"):
    if what == "group":
        return reverse("orders:group", args=[order.group.number])
    return reverse(f"orders:{what}", args=[order.group.number, 1])


def test_number_and_phone_open_the_order(client, order):
    answer = find(client, order.group.number)

    assert answer.headers["Location"] == address(order)
    assert order.partner.name in client.get(address(order)).content.decode()


def test_number_is_taken_as_typed_and_with_its_place(client, order):
    typed = f" {order.group.number.lower()[:5]} {order.group.number.lower()[5:]}-1"

    assert find(client, typed).status_code == 302


@pytest.mark.parametrize("typed", ["ce0000000000", "", "x" * 500, "<b>🎀</b>", "\x00"])
def test_wrong_number_gets_the_form_again(client, order, typed):
    answer = find(client, typed)

    assert answer.status_code == 200
    assert answer.context["form"].errors


def test_right_number_and_wrong_phone_is_told_as_a_wrong_number(client, order):
    right = find(client, order.group.number, "0901234567")
    wrong = find(client, "CE0000000000", "0901234567")

    assert right.context["form"].errors == wrong.context["form"].errors
    assert client.get(address(order)).templates[0].name == "orders/find.html"


def test_right_and_wrong_addresses_show_a_stranger_the_same_form(client, order):
    right = client.get(address(order))
    wrong = client.get("/don-hang/CE0000000000/")

    pages = [
        answer.content.decode()
        .replace(order.group.number, "N")
        .replace("CE0000000000", "N")
        for answer in (right, wrong)
    ]
    assert [answer.status_code for answer in (right, wrong)] == [200, 200]
    assert without_token(pages[0]) == without_token(pages[1])


def without_token(page):
    start = page.index('name="csrfmiddlewaretoken"')
    return page[:start] + page[page.index(">", start) :]


@pytest.fixture
def three_tries(settings):
    settings.LIMITS = settings.LIMITS | {"order_sought_from_address": [(3, 900)]}


def test_guessing_is_stopped(client, order, three_tries):
    for _ in range(3):
        find(client, order.group.number, "0901234567")

    answer = find(client, order.group.number)

    assert answer.status_code == 429
    assert answer.context["form"]["phone"].value() == "0932 111 222"
    assert client.get(address(order)).templates[0].name == "orders/find.html"


def test_one_line_can_not_guess_at_many_orders(client, order, settings):
    settings.LIMITS = settings.LIMITS | {"orders_sought_from_address": [(3, 900)]}
    for number in range(3):
        find(client, f"CE000000000{number}")

    assert find(client, order.group.number).status_code == 429


def test_strangers_never_lock_the_owner_out(client, order, three_tries):
    for stranger in range(10):
        for _ in range(4):
            client.post(
                "/don-hang/",
                {"number": order.group.number, "phone": "0901234567"},
                REMOTE_ADDR=f"203.0.113.{stranger}",
            )

    assert find(client, order.group.number).headers["Location"] == address(order)


def test_right_answers_are_no_guesses(client, order, three_tries):
    answers = [find(client, order.group.number).status_code for _ in range(6)]

    assert answers == [302] * 6


def test_signed_in_buyer_sees_her_order(client):
    user = UserFactory()
    order = OrderFactory(user=user)
    client.force_login(user)

    assert client.get(address(order)).context["group"] == order.group


def test_woman_with_the_phone_of_the_order_sees_it(client, order):
    client.force_login(UserFactory(phone=PHONE))

    assert client.get(address(order)).context["group"] == order.group


def test_phone_that_was_never_proven_opens_nothing(client, order):
    client.force_login(UserFactory(phone=PHONE, phone_verified=False))

    assert client.get(address(order)).templates[0].name == "orders/find.html"


def test_every_parcel_stands_on_the_page(client):
    listings = [ListingFactory(), ListingFactory()]
    group = OrderGroupFactory(listings=listings, phone=PHONE)
    find(client, group.number)

    page = client.get(f"/don-hang/{group.number}/").content.decode()

    for listing in listings:
        assert listing.vendor.partner.name in page
        assert listing.product.title in page


@pytest.mark.parametrize("status", S.values)
@pytest.mark.parametrize("payment", ["cash", "vietqr"])
def test_page_shows_every_state(client, status, payment):
    order = OrderFactory(phone=PHONE, payment_method=payment, status=status)
    find(client, order.group.number)

    answer = client.get(address(order))

    assert answer.status_code == 200
    asked = payment == "vietqr" and status == S.PENDING
    assert ("ma-qr.png" in answer.content.decode()) is asked


def test_code_says_account_amount_and_order_number(seen, order, tmp_path):
    answer = seen.get(address(order, "code"))
    file = tmp_path / "code.png"
    file.write_bytes(answer.content)

    payload = zxingcpp.read_barcodes(Image.open(file))[0].text
    partner = order.partner
    assert partner.bank_account in payload
    assert f"54{len(str(int(order.total_incl_tax))):02}{int(order.total_incl_tax)}" in (
        payload
    )
    assert payload.count(order.number) == 2


def test_code_is_only_for_those_who_may_see_the_order(client, order):
    assert client.get(address(order, "code")).status_code == 404


def test_paid_order_shows_no_code(seen, order):
    move_order(order=order, by=By(), to=S.CONFIRMED)

    assert seen.get(address(order, "code")).status_code == 404


@pytest.mark.parametrize("index", ["2", "0", "9" * 30])
def test_code_of_no_order_is_not_there(seen, order, index):
    answer = seen.get(f"/don-hang/{order.group.number}/{index}/ma-qr.png")

    assert answer.status_code == 404


def test_account_stands_in_words_below_the_code(seen, order):
    page = seen.get(address(order)).content.decode()

    assert order.partner.account_holder in page
    assert order.partner.bank_account in page
    assert "Sacombank" in page
    assert order.number in page


def test_buyer_cancels_while_the_shop_has_not_answered(seen, order):
    seen.post(address(order, "cancel"), {"reason": "Đổi ý"})

    order.refresh_from_db()
    assert (order.status, order.reason) == (S.CANCELLED, "Đổi ý")


def test_cancelling_twice_is_once(seen, order):
    seen.post(address(order, "cancel"), {"reason": "Đổi ý"})
    answer = seen.post(address(order, "cancel"), {"reason": "Đổi ý"})

    assert answer.status_code == 302
    assert order.status_changes.count() == 1


def test_buyer_cannot_cancel_what_the_shop_has_confirmed(seen, order):
    move_order(order=order, by=By(), to=S.CONFIRMED)

    seen.get(address(order, "cancel"))
    seen.post(address(order, "cancel"), {"reason": "Đổi ý"})

    order.refresh_from_db()
    assert order.status == S.CONFIRMED


@pytest.mark.parametrize("reason", ["", "x" * 301, "q\u0301\u0301\u0301\u0301"])
def test_bad_reason_comes_back_as_typed(seen, order, reason):
    answer = seen.post(address(order, "cancel"), {"reason": reason})

    assert answer.context["form"]["reason"].value() == reason
    assert answer.context["form"].errors["reason"]


def test_stranger_cancels_nothing(client, order):
    client.post(address(order, "cancel"), {"reason": "Đổi ý"})

    order.refresh_from_db()
    assert order.status == S.PENDING


def test_page_needs_few_queries(seen, order, django_assert_max_num_queries):
    with django_assert_max_num_queries(16):
        seen.get(address(order))


def test_english_page_speaks_english(seen, order):
    page = seen.get(f"/en{address(order)}").content.decode()

    assert "Please pay now" in page
