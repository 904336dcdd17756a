from decimal import Decimal

import pytest
from django.apps import apps
from django.db import models
from django.urls import reverse

from shop.order.limits import limit_of
from shop.order.models import Line, Order
from shop.payment.models import Payment
from shop.payment.qr import TRANSFER_LIMIT
from tests.factories import MembershipFactory, OrderFactory, StaffFactory
from tests.signin import sign_in_staff

pytestmark = pytest.mark.django_db
HUGE = Decimal(60 * 180_000_000)
DEAREST_DELIVERY = 1_000_000


def test_every_allowed_order_can_be_paid_by_one_transfer():
    assert limit_of("order") + DEAREST_DELIVERY < TRANSFER_LIMIT


@pytest.mark.parametrize("label", ["order", "payment"])
def test_no_money_column_is_narrower_than_price_times_quantity(label):
    narrow = [
        f"{model.__name__}.{field.name}"
        for model in apps.get_app_config(label).get_models()
        for field in model._meta.local_fields
        if isinstance(field, models.DecimalField) and field.max_digits < 18
    ]

    assert narrow == []


@pytest.fixture
def huge():
    """As it was placed before there was a limit."""
    order = OrderFactory(payment_method="vietqr", phone="+84932111222")
    money = {"total_incl_tax": HUGE, "total_excl_tax": HUGE}
    Order.objects.filter(pk=order.pk).update(**money)
    lines = {"line_price_incl_tax": HUGE, "line_price_excl_tax": HUGE}
    Line.objects.filter(order=order).update(**lines)
    Payment.objects.filter(order=order).update(amount=int(HUGE))
    return order


@pytest.mark.parametrize("name", ["order-list", "order-detail", "order-slip"])
def test_order_that_is_too_large_leaves_the_desk_in_order(client, huge, name):
    client.force_login(MembershipFactory(vendor=huge.partner.vendor).user)
    args = [] if name == "order-list" else [huge.number]

    page = client.get(reverse(f"vendors:{name}", args=args))

    assert page.status_code == 200
    assert "10.800.000.000" in page.content.decode()


def test_order_that_is_too_large_is_shown_to_its_buyer_without_code(client, huge):
    number = huge.group.number
    client.post("/don-hang/", {"number": number, "phone": "0932 111 222"})

    page = client.get(f"/don-hang/{number}/").content.decode()

    assert "10.800.000.000" in page
    assert "ma-qr.png" not in page


def test_order_that_is_too_large_leaves_the_dashboard_in_order(client, huge):
    sign_in_staff(client, StaffFactory(superuser=True))

    for url in ("/quan-tri-oscar/orders/", f"/quan-tri-oscar/orders/{huge.number}/"):
        assert client.get(url).status_code == 200
