"""Many buyers at once, each with a connection or a browser of her own."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from shop.basket.models import Basket
from shop.checkout.exceptions import NotAsSeen
from shop.checkout.placing import Buyer, Choice, Destination, place_group
from shop.checkout.sealing import line_of, parcel_of, receiver_of
from shop.journal.by import By
from shop.order.exceptions import MoveRefused
from shop.order.models import Order, OrderGroup
from shop.order.services import give_late_money_back, move_order, take_late_money
from shop.partner.exceptions import OutOfStock
from shop.partner.models import StockRecord
from shop.payment.models import Payment
from shop.payment.services import Completion, complete_payment
from shop.payment.signals import payment_completed
from shop.shipping.zones import Quote
from tests.factories import ListingFactory, OrderFactory, PlaceFactory, basket_with

from .buying import BUYER
from .served import Shopper, serving

pytestmark = pytest.mark.django_db(transaction=True)

STOCK, BUYERS = 5, 40
SHIP = Quote("ship", "Giao tận nơi", 20000)


def all_at_once(work, jobs) -> list:
    """`work(job)` for every job in a thread of its own, let go together."""
    barrier = threading.Barrier(len(jobs))

    def run(job):
        barrier.wait(120)
        try:
            return work(job)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(jobs)) as pool:
        return list(pool.map(run, jobs))


def in_turns(work, jobs, at_once=4) -> list:
    with ThreadPoolExecutor(at_once) as pool:
        return list(pool.map(work, jobs))


def place(basket, partners, commune):
    return place_group(
        basket=basket,
        by=By(),
        buyer=Buyer("Lê Thị Mai", "+84932111222"),
        destination=Destination(commune, "ấp 1"),
        choices={partner: Choice(SHIP, "cash") for partner in partners},
    )


def test_five_pieces_and_forty_buyers_over_http():
    listing = ListingFactory(stock=STOCK, title="Khô cá sặc")
    commune = PlaceFactory()
    with serving() as base_url:
        shoppers = [Shopper(base_url) for _ in range(BUYERS)]
        forms = in_turns(lambda s: go_to_the_button(s, listing, commune), shoppers)
        answers = all_at_once(
            lambda pair: pair[0].post("/thanh-toan/xem-lai/", pair[1]),
            list(zip(shoppers, forms, strict=True)),
        )
        pages = [shopper.page for shopper in shoppers]

    assert {status for status, _path in answers} == {200}
    sold = [path for _status, path in answers if path.startswith("/don-hang/CE")]
    kept = [
        page
        for page, (_status, path) in zip(pages, answers, strict=True)
        if path == "/gio-hang/"
    ]
    assert (len(sold), len(kept)) == (STOCK, BUYERS - STOCK)
    assert len(set(sold)) == STOCK
    assert all("Khô cá sặc" in page and "Đơn chưa được đặt" in page for page in kept)
    assert numbers(listing) == (STOCK, STOCK)
    assert Order.objects.count() == OrderGroup.objects.count() == STOCK
    assert Basket.objects.filter(status=Basket.OPEN).count() == BUYERS - STOCK


def go_to_the_button(shopper, listing, commune) -> dict:
    """Everything a guest does before she orders; the last page's hidden fields."""
    address = f"/gio-hang/them/{listing.product_id}/"
    place = {"province": commune.parent.code, "commune": commune.code}
    steps = [
        (address, {"quantity": "1"}, "/gio-hang/"),
        ("/thanh-toan/", BUYER | place, "/thanh-toan/giao-hang/"),
        (
            "/thanh-toan/giao-hang/",
            {"delivery": "ship", "payment": "cash"},
            "/thanh-toan/xem-lai/",
        ),
    ]
    for path, data, arrives in steps:
        assert shopper.get(path) == (200, path)
        assert shopper.post(path, data) == (200, arrives)
    return shopper.hidden()


def numbers(listing) -> tuple[int, int]:
    stock = StockRecord.objects.get(product=listing.product)
    return stock.num_in_stock, stock.num_allocated


def test_five_pieces_and_twenty_threads():
    listing, commune = ListingFactory(stock=STOCK), PlaceFactory()
    baskets = [basket_with(listing) for _ in range(20)]

    def buy(basket):
        try:
            place(basket, [listing.vendor.partner_id], commune)
        except OutOfStock:
            return False
        return True

    assert sum(all_at_once(buy, baskets)) == STOCK
    assert numbers(listing) == (STOCK, STOCK)
    assert Order.objects.count() == STOCK


def test_one_basket_ordered_by_many_hands_is_one_order():
    listing, commune = ListingFactory(), PlaceFactory()
    basket = basket_with(listing)

    groups = all_at_once(
        lambda pk: place(
            Basket.objects.get(pk=pk), [listing.vendor.partner_id], commune
        ),
        [basket.pk] * 8,
    )

    assert len({group.pk for group in groups}) == 1
    assert OrderGroup.objects.count() == 1
    assert numbers(listing) == (10, 1)


def test_same_goods_in_opposite_order_never_wait_in_a_ring():
    first, second = ListingFactory(stock=100), ListingFactory(stock=100)
    commune = PlaceFactory()
    partners = [first.vendor.partner_id, second.vendor.partner_id]
    baskets = [basket_with(*pair) for pair in [(first, second), (second, first)] * 8]

    groups = all_at_once(lambda basket: place(basket, partners, commune), baskets)

    assert len(groups) == 16
    assert numbers(first) == numbers(second) == (100, 16)


def test_many_hands_cancel_one_order_once():
    order = OrderFactory(listing=ListingFactory(stock=10), quantity=3)

    def cancel(pk):
        try:
            move_order(
                order=Order.objects.get(pk=pk),
                by=By(),
                to="cancelled",
                reason="hết hàng",
            )
        except MoveRefused:
            return False
        return True

    assert sum(all_at_once(cancel, [order.pk] * 8)) == 1
    stock = StockRecord.objects.get()
    assert (stock.num_in_stock, stock.num_allocated) == (10, 0)


def test_payment_reported_by_many_completes_once():
    payment = OrderFactory(payment_method="vietqr").payments.get()
    heard = []

    def listen(sender, payment, **kwargs):
        heard.append(payment.pk)

    payment_completed.connect(listen)
    try:
        done = all_at_once(
            lambda via: complete_payment(
                payment=Payment.objects.get(pk=payment.pk), via=via, by=By()
            ),
            ["webhook", "return", "vendor", "reconciler"] * 2,
        )
    finally:
        payment_completed.disconnect(listen)

    assert done.count(Completion.NEW) == len(heard) == 1
    assert done.count(Completion.BEFORE) == 7


def test_late_money_is_decided_on_by_one_hand():
    order = OrderFactory(
        payment_method="vietqr", status="expired", listing=ListingFactory(stock=10)
    )

    def decide(deed):
        mine = Order.objects.get(pk=order.pk)
        try:
            deed(order=mine, payment=mine.payment_now, by=By())
        except MoveRefused:
            return False
        return True

    assert sum(all_at_once(decide, [take_late_money, give_late_money_back] * 4)) == 1
    payment = Payment.objects.get()
    stock = StockRecord.objects.get()
    taken = payment.status == "completed"
    assert (payment.status in ("completed", "returned")) is True
    assert stock.num_allocated == (1 if taken else 0)


def test_price_that_moves_while_many_order_is_never_charged_unseen():
    listing, commune = ListingFactory(stock=100, price=35000), PlaceFactory()
    partner = listing.vendor.partner
    destination = Destination(commune, "ấp 1")
    buyer = Buyer("Lê Thị Mai", "+84932111222")
    goods = [line_of(listing.product_id, listing.product.title, 1, 35000)]
    shown = parcel_of(partner, goods, delivery="ship", cost=20000, payment="cash")
    seen = {"receiver": receiver_of(buyer, destination), "parcels": [shown]}
    baskets = [basket_with(listing) for _ in range(16)]
    prices = [36000, 35000] * 4

    def act(job):
        if isinstance(job, int):
            return StockRecord.objects.update(price=job) and None
        try:
            return place_group(
                basket=job,
                buyer=buyer,
                destination=destination,
                choices={partner.pk: Choice(SHIP, "cash")},
                by=By(),
                seen=seen,
            )
        except NotAsSeen:
            return None

    jobs = [job for pair in zip(baskets, prices * 2, strict=True) for job in pair]
    placed = [group for group in all_at_once(act, jobs) if group]

    assert Order.objects.count() == len(placed)
    assert set(Order.objects.values_list("total_incl_tax", flat=True)) <= {55000}
