import pytest
from django.db import IntegrityError, transaction

from shop.partner.exceptions import OutOfStock
from shop.partner.models import StockRecord
from tests.factories import StockRecordFactory

pytestmark = pytest.mark.django_db


def numbers(stock):
    stock.refresh_from_db()
    return stock.num_in_stock, stock.num_allocated


def test_what_is_reserved_is_not_for_sale():
    stock = StockRecordFactory(num_in_stock=5)

    stock.allocate(3)

    assert stock.net_stock_level == 2


def test_more_than_is_left_is_refused_whole():
    stock = StockRecordFactory(num_in_stock=5, num_allocated=3)

    with pytest.raises(OutOfStock):
        stock.allocate(3)

    assert numbers(stock) == (5, 3)


def test_stale_copy_oversells_nothing():
    stock = StockRecordFactory(num_in_stock=1)
    stale = StockRecord.objects.get(pk=stock.pk)
    stock.allocate(1)

    with pytest.raises(OutOfStock):
        stale.allocate(1)

    assert numbers(stock) == (1, 1)


@pytest.mark.parametrize("move", ["consume_allocation", "cancel_allocation"])
def test_nothing_is_given_back_that_was_not_reserved(move):
    stock = StockRecordFactory(num_in_stock=5, num_allocated=1)

    with pytest.raises(OutOfStock):
        getattr(stock, move)(2)

    assert numbers(stock) == (5, 1)


@pytest.mark.parametrize(
    "wrong",
    [
        {"num_in_stock": 2, "num_allocated": 3},
        {"num_in_stock": -1, "num_allocated": 0},
        {"num_in_stock": 2, "num_allocated": -1},
        {"num_in_stock": None},
        {"num_allocated": None},
    ],
)
def test_database_holds_no_impossible_stock(wrong):
    stock = StockRecordFactory(num_in_stock=5)

    with pytest.raises(IntegrityError), transaction.atomic():
        StockRecord.objects.filter(pk=stock.pk).update(**wrong)

    assert numbers(stock) == (5, 0)
