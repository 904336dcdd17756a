import pytest

from shop.basket.models import Basket
from shop.checkout.exceptions import BasketChanged, NothingToOrder, TooLarge
from shop.checkout.placing import Buyer, Choice, Destination, place_group
from shop.journal.by import By
from shop.order.models import OrderGroup
from shop.order.signals import order_placed
from shop.partner.exceptions import OutOfStock
from shop.partner.models import StockRecord
from shop.payment.models import Payment
from shop.shipping.zones import Quote
from tests.factories import ListingFactory, PlaceFactory, basket_with

pytestmark = [pytest.mark.django_db, pytest.mark.migrated]

SHIP = Quote("ship", "Giao tận nơi", 20000)


def place(basket, listings, payment="cash", **kwargs):
    choices = {listing.vendor.partner_id: Choice(SHIP, payment) for listing in listings}
    return place_group(
        basket=basket,
        by=By(),
        buyer=Buyer("Lê Thị Mai", "+84932111222"),
        destination=Destination(PlaceFactory(), "ấp 1"),
        choices=kwargs.pop("choices", choices),
        **kwargs,
    )


def nothing_happened(basket):
    basket.refresh_from_db()
    return (
        basket.status == Basket.OPEN
        and not OrderGroup.objects.exists()
        and not Payment.objects.exists()
        and not StockRecord.objects.filter(num_allocated__gt=0).exists()
    )


def test_every_shop_gets_its_own_order():
    listings = [ListingFactory(price=35000), ListingFactory(price=50000)]

    group = place(basket_with(*listings, quantity=2), listings)

    totals = {o.partner_id: int(o.total_incl_tax) for o in group.orders.all()}
    assert totals == {
        listings[0].vendor.partner_id: 90000,
        listings[1].vendor.partner_id: 120000,
    }
    assert Payment.objects.count() == 2


def test_basket_is_placed_once():
    listing = ListingFactory()
    basket = basket_with(listing)

    first, second = (place(basket, [listing]) for _ in range(2))

    assert first == second
    assert OrderGroup.objects.count() == 1


def test_basket_that_was_merged_away_orders_nothing():
    listing = ListingFactory()
    basket = basket_with(listing)
    Basket.objects.filter(pk=basket.pk).update(status=Basket.MERGED)

    with pytest.raises(NothingToOrder):
        place(basket, [listing])


def test_empty_basket_orders_nothing():
    basket = basket_with()

    with pytest.raises(NothingToOrder):
        place(basket, [])

    assert nothing_happened(basket)


def test_one_short_line_stops_the_whole_order():
    listings = [ListingFactory(stock=5), ListingFactory(stock=1)]
    basket = basket_with(*listings, quantity=2)

    with pytest.raises(OutOfStock) as refusal:
        place(basket, listings)

    assert refusal.value.stockrecord.product == listings[1].product
    assert nothing_happened(basket)


def test_shop_without_choice_stops_the_order():
    listings = [ListingFactory(), ListingFactory()]
    basket = basket_with(*listings)

    with pytest.raises(BasketChanged):
        place(basket, listings[:1])

    assert nothing_happened(basket)


def test_order_that_no_column_would_hold_is_refused():
    listing = ListingFactory(price=180_000_000, stock=100)
    basket = basket_with(listing, quantity=60)

    with pytest.raises(TooLarge):
        place(basket, [listing])

    assert nothing_happened(basket)


def test_many_orders_are_limited_together():
    listings = [ListingFactory(price=160_000_000) for _ in range(5)]
    basket = basket_with(*listings, quantity=3)

    with pytest.raises(TooLarge) as refusal:
        place(basket, listings)

    assert refusal.value.most == 2_000_000_000
    assert nothing_happened(basket)


def test_error_of_a_listener_takes_the_order_back():
    listing = ListingFactory()
    basket = basket_with(listing)

    def fail(sender, **kwargs):
        raise RuntimeError

    order_placed.connect(fail)
    try:
        with pytest.raises(RuntimeError):
            place(basket, [listing])
    finally:
        order_placed.disconnect(fail)

    assert nothing_happened(basket)


def test_money_is_whole_dong():
    listing = ListingFactory(price=33333)

    group = place(basket_with(listing, quantity=3), [listing], payment="vietqr")

    assert Payment.objects.get().amount == 119999
    assert group.orders.get().total_incl_tax == 119999
