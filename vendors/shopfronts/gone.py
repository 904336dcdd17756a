"""What shoppers once saw and can't any more, and what is like it."""

from oscar.core.loading import get_model

from shop.search.models import ProductCard
from vendors.listings.models import Listing
from vendors.members.models import Vendor

from .cards import MOST_ID, page_of, shown, vendor_dict
from .queries import shop_rows

Category = get_model("catalogue", "Category")
FEW = 8


def gone_product(pk: int) -> dict | None:
    """Others of its kind; None where shoppers never saw such a product."""
    seen = Listing.objects.filter(product=pk, published_at__isnull=False)
    listing = seen.select_related("product").first() if pk <= MOST_ID else None
    if listing is None:
        return None
    kind = listing.product.categories.first()
    return {"cards": cards_like(kind), "kind": kind}


def cards_like(kind) -> list[dict]:
    """Of the kind, else of its group, else the newest of the market."""
    rows: list[dict] = []
    if kind:
        rows, _cursor = page_of("kind", kind.pk, size=FEW)
        group = None if rows else kind.get_parent()
        if group:
            rows, _cursor = page_of("group", group.pk, size=FEW)
    return shown(rows or newest())


def newest():
    cards = ProductCard.objects.filter(available=True)
    return cards.for_grid().order_by("-pk")[:FEW]


def gone_shop(slug: str) -> dict | None:
    """Open shops of its province, else the newest; None where there was no such shop."""
    shops = Vendor.objects.filter(partner__slug=slug, approved_at__isnull=False)
    shop = shops.select_related("partner__place").first()
    if shop is None:
        return None
    place = shop.partner.place
    near = shop_rows().filter(partner__place__parent=place and place.parent_id)
    rows = near.order_by("-pk")[:FEW] or shop_rows().order_by("-pk")[:FEW]
    return {"vendors": [vendor_dict(row) for row in rows]}


def gone_kind(slug: str) -> dict | None:
    """What is new in its group; None where there is no such kind."""
    kind = Category.objects.filter(slug=slug).first()
    return {"cards": cards_like(kind)} if kind else None
