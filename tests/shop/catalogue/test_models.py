import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from oscar.core.loading import get_model

from tests.factories import CategoryFactory, ListingFactory, OrderFactory

pytestmark = pytest.mark.django_db
Category = get_model("catalogue", "Category")
Product = get_model("catalogue", "Product")
StockRecord = get_model("partner", "StockRecord")


def test_kind_with_goods_stays():
    kind = ListingFactory().product.categories.get()

    for each in (kind, kind.get_parent()):
        with pytest.raises(ProtectedError), transaction.atomic():
            each.delete()

    assert Category.objects.count() == 2


def test_empty_kind_can_go():
    CategoryFactory().delete()

    assert not Category.objects.exists()


def test_two_kinds_never_share_an_address():
    CategoryFactory(slug="banh-keo")

    with pytest.raises(IntegrityError):
        CategoryFactory(parent=CategoryFactory(), slug="banh-keo")


def test_same_name_in_another_group_gets_its_own_address():
    CategoryFactory(name="Bánh kẹo", slug="banh-keo")

    kind = CategoryFactory(parent=CategoryFactory(), name="Bánh kẹo", slug="")

    assert kind.slug == "banh-keo-2"


def test_what_was_ordered_stays():
    line = OrderFactory().lines.get()

    for thing in (line.product, line.stockrecord, line.partner):
        with pytest.raises(ProtectedError), transaction.atomic():
            type(thing).objects.filter(pk=thing.pk).delete()

    line.refresh_from_db()
    assert None not in (line.product, line.stockrecord, line.partner)
