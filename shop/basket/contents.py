"""What a page shows of a basket: its lines by shop, and what is wrong with them."""

from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from django.utils.translation import gettext
from oscar.core.loading import get_model

from shop.money import format_vnd
from shop.order.limits import limit_of
from shop.photos.pictures import picture_from
from shop.search.models import ProductCard


@dataclass
class Row:
    """One line; `problem` says why it can't be ordered as it stands."""

    line: Any
    card: ProductCard | None
    available: int
    problem: str = ""

    @property
    def picture(self) -> dict | None:
        card = self.card
        if card is None:
            return None
        return picture_from(
            card.picture, card.picture_width, card.picture_height, card.picture_ready
        )

    @property
    def price(self) -> int:
        return int(self.line.stockrecord.price or 0)

    @property
    def total(self) -> int:
        return self.price * self.line.quantity


@dataclass
class Parcel:
    """The rows of one shop; `total` in whole VND without delivery."""

    partner: Any
    rows: list[Row] = field(default_factory=list)

    @property
    def total(self) -> int:
        return sum(row.total for row in self.rows)


def parcels_of(basket) -> list[Parcel]:
    """Three queries, whatever the basket holds."""
    if basket.pk is None:
        return []
    lines = list(
        basket.lines.select_related(
            "product", "stockrecord__partner__place__parent"
        ).order_by("stockrecord__partner_id", "pk")
    )
    cards = ProductCard.objects.in_bulk([line.product_id for line in lines])
    parcels = [
        Parcel(partner, [row_of(line, cards.get(line.product_id)) for line in theirs])
        for partner, theirs in groupby(lines, lambda line: line.stockrecord.partner)
    ]
    mark_too_large(parcels)
    return parcels


def mark_too_large(parcels: list[Parcel]) -> None:
    """The lines with which an order, or all orders together, become too large."""
    together, most_together = 0, limit_of("basket")
    for parcel in parcels:
        total, most = 0, limit_of("order")
        for row in parcel.rows:
            total += row.total
            together += row.total
            if row.problem:
                continue
            if total > most:
                row.problem = too_large_for_order(most)
            elif together > most_together:
                row.problem = too_large_for_basket(most_together)


def too_large_for_order(most: int) -> str:
    text = gettext(
        "With this, the order to this shop is too large: %(most)s at most. "
        "Choose fewer, or call the shop."
    )
    return text % {"most": format_vnd(most)}


def too_large_for_basket(most: int) -> str:
    text = gettext(
        "With this, your basket is too large: %(most)s at most. "
        "Choose fewer, or order the rest afterwards."
    )
    return text % {"most": format_vnd(most)}


def room_for(basket, stock) -> int:
    """How many pieces may stand in the line of `stock`, for the money's sake."""
    order = whole = 0
    if basket.pk is not None:
        others = basket.lines.exclude(stockrecord=stock).select_related("stockrecord")
        for line in others:
            amount = int(line.stockrecord.price) * line.quantity
            whole += amount
            if line.stockrecord.partner_id == stock.partner_id:
                order += amount
    room = min(limit_of("order") - order, limit_of("basket") - whole)
    return max(room // max(int(stock.price), 1), 0)


def row_of(line, card) -> Row:
    stock = line.stockrecord
    return Row(line, card, max(stock.net_stock_level, 0), problem_of(line))


def problem_of(line) -> str:
    stock = line.stockrecord
    if not stock.partner.is_open:
        return gettext("This shop takes no orders at the moment.")
    if not line.product.is_public or stock.price is None:
        return gettext("The shop no longer sells this product.")
    if stock.net_stock_level < 1:
        return gettext("This product is sold out.")
    if line.quantity > stock.net_stock_level:
        return gettext("Only %(number)d left. Choose fewer.") % {
            "number": stock.net_stock_level
        }
    return ""


def count_of(basket) -> int:
    """How many pieces, for the number at the basket link."""
    return basket.num_items if basket.pk else 0


def product_for_sale(product_id: int):
    """The stock record of a product that pages show, with open partner, or None."""
    StockRecord = get_model("partner", "StockRecord")
    offers = StockRecord.objects.select_related("product", "partner")
    return (
        offers.filter(product__pk=product_id, product__card__isnull=False)
        .filter(partner__is_open=True, product__is_public=True, price__isnull=False)
        .order_by("pk")
        .first()
    )
