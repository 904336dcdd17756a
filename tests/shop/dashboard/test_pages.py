import pytest

from tests.factories import OrderFactory, StaffFactory, UserFactory
from tests.signin import sign_in_staff

pytestmark = pytest.mark.django_db
ROOT = "/quan-tri-oscar/"


@pytest.fixture
def operator(client):
    sign_in_staff(client, StaffFactory(superuser=True))
    return client


@pytest.mark.parametrize(
    "page",
    [
        "",
        "orders/",
        "orders/statistics/",
        "catalogue/",
        "catalogue/categories/",
        "partners/",
        "users/",
        "users/?sort=name",
        "users/alerts/",
        "users/alerts/?name=Mai",
        "reports/",
        "pages/",
        "comms/",
        "shipping/weight-based/",
    ],
)
def test_page_opens(operator, page):
    OrderFactory(payment_method="vietqr")

    assert operator.get(ROOT + page).status_code == 200


def test_order_and_its_parts_open(operator):
    order = OrderFactory(status="shipped")
    line = order.lines.get()

    for page in (
        f"orders/{order.number}/",
        f"orders/{order.number}/lines/{line.pk}/",
        f"orders/{order.number}/shipping-address/",
        f"catalogue/products/{line.product_id}/",
        f"partners/{order.partner_id}/",
    ):
        assert operator.get(ROOT + page).status_code == 200


@pytest.mark.parametrize("name", ["Ngọc Hạnh", "Hạnh", "a b c", "%"])
def test_orders_are_found_by_the_full_name(operator, name):
    found = OrderFactory(full_name="Trần Ngọc Hạnh")
    OrderFactory(full_name="Lê Thị Mai")

    page = operator.get(f"{ROOT}orders/", {"name": name, "response_format": "html"})

    expected = [found] if "Hạnh" in name else []
    assert list(page.context["orders"]) == expected


def test_people_are_found_by_the_full_name(operator):
    UserFactory(full_name="Trần Ngọc Hạnh")
    UserFactory(full_name="Lê Thị Mai")

    page = operator.get(
        f"{ROOT}users/", {"name": "Ngọc Hạnh", "email": "", "search": "1"}
    )

    names = [row.record.full_name for row in page.context["users"].rows]
    assert names == ["Trần Ngọc Hạnh"]
