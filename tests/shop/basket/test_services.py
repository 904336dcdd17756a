from datetime import timedelta

import pytest
from django.utils import timezone

from shop.basket.models import Basket
from shop.basket.services import forget_old_baskets
from tests.factories import ListingFactory, OrderFactory, basket_with

pytestmark = pytest.mark.django_db
LONG_AGO = timezone.now() - timedelta(days=61)


def all_are_old() -> None:
    Basket.objects.update(date_created=LONG_AGO)
    for basket in Basket.objects.all():
        basket.lines.update(date_updated=LONG_AGO)


def test_a_basket_that_nobody_touched_for_long_is_forgotten():
    basket_with(ListingFactory())
    all_are_old()

    assert forget_old_baskets() == 1
    assert Basket.objects.count() == 0


def test_an_old_basket_that_was_touched_lately_stays():
    basket = basket_with(ListingFactory())
    all_are_old()
    basket.lines.update(date_updated=timezone.now())

    assert forget_old_baskets() == 0


def test_baskets_that_became_orders_stay():
    OrderFactory()
    before = Basket.objects.count()
    all_are_old()

    assert forget_old_baskets() == 0
    assert Basket.objects.count() == before
