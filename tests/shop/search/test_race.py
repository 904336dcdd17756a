"""Two who change one product at once: the card says what was written last."""

import random
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event
from time import sleep

import pytest
from django.db import connection

from shop.journal.by import By
from shop.search.models import ProductCard
from shop.search.services import refresh_cards
from tests.factories import ListingFactory, VendorFactory
from vendors.listings.models import Listing
from vendors.listings.services import set_price, set_stock
from vendors.members.answers import rename_shop
from vendors.members.models import Vendor

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.postgres,
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="SQLite writes one after another"
    ),
]
ROUNDS = 6


def at_once(*deeds) -> None:
    start = Barrier(len(deeds))

    def run(deed):
        start.wait()
        try:
            for turn in range(ROUNDS):
                deed(turn)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(deeds)) as pool:
        list(pool.map(run, deeds))


def test_price_named_while_a_card_is_written_is_on_the_card():
    listing = ListingFactory(price=35000)
    is_writing = Event()

    def write_slowly(execute, sql, *args):
        if sql.startswith("INSERT INTO") and "search_productcard" in sql:
            is_writing.set()
            sleep(0.3)
        return execute(sql, *args)

    def refresh():
        with connection.execute_wrapper(write_slowly):
            refresh_cards(product_ids=[listing.product_id])
        connection.close()

    def price():
        is_writing.wait(5)
        set_price(listing=listing, price=42000, by=By())
        connection.close()

    with ThreadPoolExecutor(2) as pool:
        for done in [pool.submit(refresh), pool.submit(price)]:
            done.result()

    assert ProductCard.objects.get().price == 42000


def test_no_stale_card_and_no_deadlock():
    vendor = VendorFactory(open=True)
    listings = ListingFactory.create_batch(4, vendor=vendor, stock=50)
    ids = [listing.product_id for listing in listings]
    chance = random.Random(8)

    def price(turn):
        listing = Listing.objects.get(pk=chance.choice(listings).pk)
        set_price(listing=listing, price=1000 + turn, by=By())

    def stock(turn):
        listing = Listing.objects.get(pk=chance.choice(listings).pk)
        set_stock(listing=listing, stock=turn % 2, by=By())

    def rename(turn):
        name = f"Lò kẹo {turn}"
        rename_shop(vendor=Vendor.objects.get(pk=vendor.pk), name=name, by=By())

    def refresh(turn):
        refresh_cards(product_ids=chance.sample(ids, 4))

    def save(turn):
        offer = Listing.objects.get(pk=chance.choice(listings).pk).offers.only
        offer.price = 5000 + turn
        offer.save(update_fields=["price"])

    at_once(price, stock, rename, refresh, save)

    name = Vendor.objects.get(pk=vendor.pk).partner.name
    for listing in listings:
        offer = Listing.objects.get(pk=listing.pk).offers.only
        card = ProductCard.objects.get(pk=listing.product_id)
        assert (card.price, card.available) == (offer.price, offer.num_in_stock > 0)
        assert card.shop_name == name
