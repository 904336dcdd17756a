import pytest
from django.db.models import ProtectedError

from shop.order.models import Line, Order
from shop.payment.models import Payment
from tests.factories import OrderFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("thing", ["product", "stockrecord", "partner"])
def test_what_was_sold_is_never_deleted(thing):
    line = OrderFactory().lines.get()
    sold = getattr(line, thing)

    with pytest.raises(ProtectedError):
        sold.delete()

    assert getattr(Line.objects.get(), f"{thing}_id") == sold.pk


def test_order_that_was_asked_to_pay_is_never_deleted():
    order = OrderFactory()

    for gone in (order.group, order):
        with pytest.raises(ProtectedError):
            gone.delete()

    assert Order.objects.count() == Payment.objects.count() == 1


def test_order_outlives_its_basket_and_keeps_its_buyer():
    order = OrderFactory(user=UserFactory())

    order.group.basket.delete()
    with pytest.raises(ProtectedError):
        order.user.delete()

    order = Order.objects.get()
    assert order.group.basket is None
    assert order.user == order.group.user is not None
