"""Cards that no longer say what is true: found, and all of them made anew.

Services and receivers keep cards true. Bulk updates in the shell, a task that never
ran and a restored backup don't.
"""

from collections.abc import Iterator

from django.db.models import Exists, F, OuterRef, Q, Subquery
from oscar.core.loading import get_model

from .models import ProductCard
from .services import refresh_cards

BATCH = 200
AT_ONCE = 2000


def rebuild_cards() -> int:
    """Every product's, in small transactions; the number of cards there are now."""
    Product = get_model("catalogue", "Product")
    for ids in in_batches(Product.objects.order_by("pk")):
        refresh_cards(product_ids=ids)
    return ProductCard.objects.count()


def in_batches(rows) -> Iterator[list[int]]:
    last = 0
    while True:
        ids = list(rows.filter(pk__gt=last).values_list("pk", flat=True)[:BATCH])
        if not ids:
            return
        yield ids
        last = ids[-1]


def mend_cards() -> int:
    """How many were wrong; the rest of very many waits for the next time."""
    ids = sorted({*wrong_cards()[:AT_ONCE], *missing_cards()[:AT_ONCE]})
    for start in range(0, len(ids), BATCH):
        refresh_cards(product_ids=ids[start : start + BATCH])
    return len(ids)


def first_offers():
    StockRecord = get_model("partner", "StockRecord")
    return StockRecord.objects.filter(product=OuterRef("pk")).order_by("pk")


def wrong_cards():
    """Ids of cards that tell a wrong price, name, shop or state, or show too much."""
    offers = first_offers()
    cards = ProductCard.objects.filter(product__structure="standalone").annotate(
        true_price=Subquery(offers.values("price")[:1]),
        true_left=Subquery(
            offers.values(left=F("num_in_stock") - F("num_allocated"))[:1]
        ),
        true_partner=Subquery(offers.values("partner")[:1]),
    )
    wrong = (
        Q(product__is_public=False)
        | Q(partner__is_open=False)
        | Q(true_price=None)
        | ~Q(true_price=F("price"))
        | ~Q(true_partner=F("partner"))
        | ~Q(title=F("product__title"))
        | ~Q(slug=F("product__slug"))
        | ~Q(unit=F("product__unit"))
        | ~Q(shop_name=F("partner__name"))
        | ~Q(shop_slug=F("partner__slug"))
        | Q(available=True, true_left__lte=0)
        | Q(available=False, true_left__gt=0)
    )
    return cards.filter(wrong).values_list("pk", flat=True)


def missing_cards():
    """Ids of products that could be shown and have no card."""
    Product = get_model("catalogue", "Product")
    StockRecord = get_model("partner", "StockRecord")
    first = Subquery(first_offers().values("pk")[:1])
    sold = StockRecord.objects.filter(
        pk=OuterRef("first"), price__isnull=False, partner__is_open=True
    )
    unseen = Product.objects.filter(
        is_public=True, structure="standalone", card=None, categories__isnull=False
    )
    found = unseen.annotate(first=first).filter(Exists(sold))
    return found.values_list("pk", flat=True).distinct()
