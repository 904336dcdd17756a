import pytest

from shop.order.models import Order
from tests.factories import OrderFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("status", Order.Status.values)
def test_factory_reaches_every_state(status):
    assert OrderFactory(status=status).status == status
