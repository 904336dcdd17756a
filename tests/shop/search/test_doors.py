"""Cards follow a save by whatever door it came: dashboard, shell or our services."""

import pytest
from django.db import connection
from oscar.core.loading import get_model

from shop.search.drift import mend_cards, rebuild_cards
from shop.search.models import ProductCard
from shop.search.services import one_refresh
from tests.factories import (
    CategoryFactory,
    ListingFactory,
    PartnerFactory,
    StockRecordFactory,
)

pytestmark = pytest.mark.django_db
ProductImage = get_model("catalogue", "ProductImage")


@pytest.fixture
def listing():
    return ListingFactory(title="Kẹo dừa", price=35000, stock=2)


def card():
    return ProductCard.objects.get()


def test_saved_product_is_shown_as_it_is(listing):
    listing.product.title = "Kẹo dừa sầu riêng"
    listing.product.save()

    assert card().title == "Kẹo dừa sầu riêng"


def test_hidden_product_has_no_card(listing):
    listing.product.is_public = False
    listing.product.save()

    assert not ProductCard.objects.exists()


def test_saved_stock_record_shows_its_price_and_state(listing):
    stock = listing.offers.only
    stock.price, stock.num_in_stock = 42000, 0
    stock.save()

    assert (card().price, card().available) == (42000, False)


def test_product_without_stock_record_has_no_card(listing):
    listing.offers.only.delete()

    assert not ProductCard.objects.exists()


def test_card_names_the_price_that_the_basket_takes(listing):
    StockRecordFactory(product=listing.product, partner=PartnerFactory(), price=1000)
    StockRecordFactory(
        product=listing.product, partner=PartnerFactory(open=True), price=2000
    )

    assert card().price == 35000


def test_second_shops_stock_does_not_open_a_closed_one(listing):
    StockRecordFactory(product=listing.product, partner=PartnerFactory(open=True))
    partner = listing.vendor.partner
    partner.is_open = False
    partner.save()

    assert not ProductCard.objects.exists()


def test_saved_partner_stands_on_the_cards(listing):
    partner = listing.vendor.partner
    partner.name = "Lò kẹo Sáu Lành"
    partner.save()

    assert card().shop_name == "Lò kẹo Sáu Lành"


def test_account_of_a_shop_touches_no_card(listing, django_assert_num_queries):
    partner = listing.vendor.partner

    with django_assert_num_queries(1):
        partner.save(update_fields=["bank_account"])


def test_closed_shops_cards_go_at_once_however_many(listing, monkeypatch):
    monkeypatch.setattr("shop.search.services.TASK_ABOVE", 0)
    partner = listing.vendor.partner
    partner.is_open = False
    partner.save()

    assert not ProductCard.objects.exists()


def test_renamed_kind_is_found_by_its_new_name(listing, words):
    kind = listing.product.categories.get()
    kind.name = "Bánh mứt"
    kind.save()

    assert words("bánh mứt") == ["Kẹo dừa"]


def test_moved_kind_takes_its_goods_to_the_new_group(listing):
    kind = listing.product.categories.get()
    group = CategoryFactory(name="Quà quê")
    kind.move(group, "first-child")
    type(kind).objects.get(pk=kind.pk).save()

    assert card().group == group


def test_other_kind_chosen_is_the_cards_kind(listing):
    kind = CategoryFactory(parent=CategoryFactory())
    listing.product.categories.set([kind])

    assert card().kind == kind


def test_goods_of_a_deeper_kind_stand_in_the_kind_that_has_a_page(listing):
    kind = listing.product.categories.get()
    listing.product.categories.set([CategoryFactory(parent=kind)])

    assert (card().kind, card().group) == (kind, kind.get_parent())


def test_photo_added_and_removed_is_seen(listing):
    image = ProductImage(
        product=listing.product, original="photos/a.jpg", width=9, height=8
    )
    ProductImage.objects.bulk_create([image])
    image.save()
    assert card().picture == "photos/a.jpg"

    image.delete()
    assert card().picture == ""


def test_deleted_product_leaves_no_card(listing):
    product = listing.product
    listing.delete()
    product.delete()

    assert not ProductCard.objects.exists()


def test_together_each_card_is_written_once(listing, django_assert_max_num_queries):
    writes = []

    def count(execute, sql, *args):
        if sql.startswith("INSERT INTO") and "search_productcard" in sql:
            writes.append(sql)
        return execute(sql, *args)

    with connection.execute_wrapper(count), one_refresh():
        listing.product.save()
        listing.offers.only.save()
        listing.vendor.partner.save()

    assert len(writes) == 1


@pytest.mark.parametrize(
    ("model", "change", "left"),
    [
        ("catalogue.Product", {"title": "Bánh phồng"}, 1),
        ("catalogue.Product", {"is_public": False}, 0),
        ("partner.StockRecord", {"price": 9000}, 1),
        ("partner.StockRecord", {"num_in_stock": 0}, 1),
        ("partner.StockRecord", {"price": None}, 0),
        ("partner.Partner", {"name": "Lò kẹo"}, 1),
        ("partner.Partner", {"is_open": False}, 0),
    ],
)
def test_clock_mends_what_was_changed_behind_our_back(listing, model, change, left):
    get_model(*model.split(".")).objects.update(**change)

    assert mend_cards() == 1
    assert ProductCard.objects.count() == left
    assert mend_cards() == 0


def test_clock_finds_a_missing_card(listing):
    ProductCard.objects.all().delete()

    assert mend_cards() == 1
    assert card().title == "Kẹo dừa"


def test_all_cards_can_be_made_anew(listing):
    ListingFactory()
    ProductCard.objects.all().delete()

    assert rebuild_cards() == 2


@pytest.fixture
def words():
    from shop.search.services import search_cards

    return lambda text: [each["title"] for each in search_cards(text=text).cards]
