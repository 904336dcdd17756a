"""The read model says what is true, in the transaction that changes it."""

import pytest
from django.db import connection
from oscar.core.loading import get_model

from shop.catalogue.signals import product_changed
from shop.search.index import WORD_INDEXES, expect_many_words
from shop.search.models import ProductCard
from shop.search.services import refresh_cards, refresh_partner_cards, search_cards
from tests.factories import ListingFactory, ProductFactory

pytestmark = [pytest.mark.django_db, pytest.mark.migrated]


@pytest.fixture
def listing(db):
    listing = ListingFactory(title="Kẹo dừa", price=35000, stock=2)
    refresh_cards(product_ids=[listing.product_id])
    return listing


def titles(text):
    return [card["title"] for card in search_cards(text=text).cards]


def test_card_shows_what_a_grid_needs(listing):
    partner = listing.vendor.partner
    card = ProductCard.objects.get()

    assert (card.title, card.slug, card.price, card.unit) == (
        "Kẹo dừa",
        listing.product.slug,
        35000,
        "trái",
    )
    assert (card.shop_name, card.shop_slug) == (partner.name, partner.slug)
    assert card.place_name == partner.place.parent.name
    assert card.kind == listing.product.categories.get()
    assert card.group == card.kind.get_parent()
    assert card.available


def test_withdrawn_product_vanishes_from_grid_and_search(listing):
    type(listing.product).objects.update(is_public=False)
    product_changed.send(sender=None, product_ids=[listing.product_id])

    assert not ProductCard.objects.exists()
    assert titles("kẹo") == []


def test_deleted_product_vanishes_from_search(listing):
    listing.delete()
    listing.product.delete()

    assert titles("kẹo") == []


def test_renamed_product_is_found_by_its_new_name_alone(listing):
    type(listing.product).objects.update(title="Bánh phồng")
    refresh_cards(product_ids=[listing.product_id])

    assert titles("kẹo") == []
    assert titles("bánh phồng") == ["Bánh phồng"]


def test_renamed_shop_is_shown_and_found_by_its_new_name(listing):
    partner = listing.vendor.partner
    partner.name = "Lò kẹo Sáu Lành"
    partner.save()

    assert ProductCard.objects.get().shop_name == "Lò kẹo Sáu Lành"
    assert titles("sáu lành") == ["Kẹo dừa"]


def test_closed_shop_has_no_cards(listing):
    partner = listing.vendor.partner
    partner.is_open = False
    partner.save()
    refresh_partner_cards(partner=partner)

    assert not ProductCard.objects.exists()


def test_large_shop_is_refreshed_by_a_task_after_the_commit(
    listing, monkeypatch, commits
):
    monkeypatch.setattr("shop.search.services.TASK_ABOVE", 0)
    partner = listing.vendor.partner
    partner.name = "Lò kẹo Sáu Lành"
    partner.save()

    with commits():
        refresh_partner_cards(partner=partner)
        assert ProductCard.objects.get().shop_name != "Lò kẹo Sáu Lành"

    assert ProductCard.objects.get().shop_name == "Lò kẹo Sáu Lành"


def test_product_of_no_kind_has_no_card(listing):
    listing.product.categories.clear()

    assert refresh_cards(product_ids=[listing.product_id]) == 0
    assert not ProductCard.objects.exists()


def test_product_without_a_price_has_no_card(listing):
    listing.product.stockrecords.update(price=None)

    assert refresh_cards(product_ids=[listing.product_id]) == 0


def test_product_without_a_shop_has_no_card():
    assert refresh_cards(product_ids=[ProductFactory().pk]) == 0


def test_refreshing_twice_leaves_one_card(listing):
    refresh_cards(product_ids=[listing.product_id])

    assert ProductCard.objects.count() == 1
    assert search_cards(text="kẹo").count == 1


def test_availability_is_written_only_when_it_flips(listing, django_assert_num_queries):
    stock = listing.product.stockrecords.get()
    stock.allocate(1)
    assert ProductCard.objects.get().available

    stock.allocate(1)
    assert not ProductCard.objects.get().available

    stock.cancel_allocation(1)
    assert ProductCard.objects.get().available


def test_first_photo_is_the_cards_picture(listing):
    ProductImage = get_model("catalogue", "ProductImage")
    ProductImage.objects.bulk_create(
        [
            ProductImage(
                product=listing.product,
                original=f"photos/{name}.jpg",
                width=900,
                height=800,
                sizes_ready=True,
                display_order=order,
            )
            for name, order in (("b", 1), ("a", 0))
        ]
    )
    refresh_cards(product_ids=[listing.product_id])
    card = ProductCard.objects.get()

    assert (card.picture, card.picture_width, card.picture_height) == (
        "photos/a.jpg",
        900,
        800,
    )
    assert card.picture_ready


@pytest.mark.postgres
@pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite has no such lists"
)
def test_no_search_reads_through_waiting_words(db):
    def settings():
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT reloptions FROM pg_class WHERE relname = ANY(%s)",
                [list(WORD_INDEXES)],
            )
            return [options for (options,) in cursor.fetchall()]

    assert settings() == [["fastupdate=off"]] * 4
    expect_many_words(coming=True)
    assert settings() == [["fastupdate=on"]] * 4
    expect_many_words(coming=False)
    assert settings() == [["fastupdate=off"]] * 4
