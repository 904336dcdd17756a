"""A market of any size, in bulk, and just as the services would have made it."""

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.db.models import F, Q, Sum
from django.forms.models import model_to_dict
from oscar.core.loading import get_model

from shop.order.models import Order
from shop.payment.models import Payment
from shop.search.models import ProductCard
from shop.search.services import refresh_cards, search_cards
from tests.factories import PlaceFactory
from vendors.listings.models import Listing
from vendors.members.models import Vendor

pytestmark = [pytest.mark.django_db, pytest.mark.migrated]
Line = get_model("order", "Line")
Product = get_model("catalogue", "Product")
StockRecord = get_model("partner", "StockRecord")


def fill(**numbers):
    call_command("fill_market", **({"vendors": 4, "products": 60, "seed": 3} | numbers))


@pytest.fixture
def communes(db):
    return [PlaceFactory(), PlaceFactory()]


@pytest.fixture
def market(communes):
    fill(orders=200)


def test_there_is_as_much_of_everything_as_was_asked_for(market):
    assert Vendor.objects.open().count() == 4
    assert Product.objects.filter(is_public=True).count() == 60
    assert Listing.objects.published().count() == 60
    assert ProductCard.objects.count() == 60
    assert Order.objects.count() == 200


def test_cards_say_what_refreshing_would_make_them_say(market):
    def cards():
        return [
            model_to_dict(card) | {"published_at": card.published_at}
            for card in ProductCard.objects.order_by("pk")
        ]

    filled = cards()
    refresh_cards(product_ids=ProductCard.objects.values_list("pk", flat=True))

    assert cards() == filled


def test_every_product_is_found_by_its_name(market):
    card = ProductCard.objects.order_by("pk")[7]

    found = search_cards(text=card.title, limit=60)

    assert card.pk in [row["product_id"] for row in found.cards]


def test_orders_are_in_every_state(market):
    states = set(Order.objects.values_list("status", flat=True))

    assert states == set(Order.Status.values)


def test_reserved_stock_is_what_open_orders_hold(market):
    reserving = Q(line__order__status__in=["pending", "confirmed", "packed"])
    stocks = StockRecord.objects.annotate(held=Sum("line__quantity", filter=reserving))

    for stock in stocks:
        assert stock.num_allocated == (stock.held or 0)


def test_order_totals_are_their_lines_and_delivery(market):
    orders = Order.objects.annotate(goods=Sum("lines__line_price_incl_tax"))

    assert not orders.exclude(total_incl_tax=F("goods") + F("shipping_incl_tax"))
    assert not Line.objects.exclude(order__partner=F("stockrecord__partner"))
    paid = Payment.objects.exclude(amount=F("order__total_incl_tax"))
    assert not paid
    assert Payment.objects.count() == 200


def test_last_state_is_the_last_step_that_is_told(market):
    for order in Order.objects.exclude(status="pending"):
        last = order.status_changes.order_by("date_created", "pk").last()
        assert last.new_status == order.status


def test_sold_out_is_what_has_nothing_left(market):
    for stock in StockRecord.objects.select_related("product__card"):
        assert stock.product.card.available == (stock.net_stock_level > 0)


def test_same_seed_makes_the_same_market(communes):
    seen = []
    for _ in range(2):
        before = transaction.savepoint()
        fill(orders=5)
        seen.append(list(ProductCard.objects.values_list("title", "price")))
        transaction.savepoint_rollback(before)

    assert seen[0] == seen[1]
    assert len(seen[0]) == 60


def test_second_run_adds_to_the_first(market):
    fill(orders=10)

    assert Vendor.objects.count() == 8
    assert ProductCard.objects.count() == 120
    assert Order.objects.count() == 210


def test_new_rows_go_on_behind_the_filled_ones(market):
    last = Product.objects.order_by("-pk").first()

    assert Product.objects.create(title="Kẹo", slug="keo").pk > last.pk


def test_without_places_it_says_what_to_do_first(db):
    with pytest.raises(CommandError, match="load_places"):
        fill()
    assert not Vendor.objects.exists()


@pytest.mark.parametrize("numbers", [{"vendors": 0}, {"products": -1}, {"orders": -1}])
def test_numbers_that_make_no_sense_are_refused(communes, numbers):
    with pytest.raises(CommandError):
        fill(**numbers)
    assert not Vendor.objects.exists()
