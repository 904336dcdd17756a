import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from oscar.core.loading import get_model

from shop.freshness import show_at_once
from shop.partner.offers import offers_of
from shop.text import fold, normalise

from .models import ProductCard
from .queries import COUNT_CAP, count_matches, matching_cards, plain_words, words_of

PAGE_SIZE = 20
TASK_ABOVE = 200
REST_LETTERS = 300
STOCK = (
    "stockrecords__partner__place__parent",
    "children__stockrecords__partner__place__parent",
)
CURSOR = re.compile(r"[0-3]-[0-9]{1,18}")


@dataclass(frozen=True)
class Results:
    """One page of cards; `count` is at most COUNT_CAP, `more_than` says it is more."""

    cards: list[dict]
    count: int
    more_than: bool
    next_cursor: str


def search_cards(*, text: str, cursor: str = "", limit: int = PAGE_SIZE) -> Results:
    """Public products by what was typed; two queries."""
    words = words_of(text)
    if not words.exact:
        return Results([], 0, False, "")
    count = count_matches(words)
    after = parse_cursor(cursor)
    found = matching_cards(words, limit=limit + 1, count=count, after=after)
    page = found[:limit]
    return Results(
        cards=page,
        count=min(count, COUNT_CAP),
        more_than=count > COUNT_CAP,
        next_cursor=cursor_behind(page[-1]) if len(found) > limit else "",
    )


def cursor_behind(card: dict) -> str:
    return f"{card['tier']}-{card['product_id']}"


def parse_cursor(text: str) -> tuple[int, int] | None:
    """`tier-product`, or None for anything else: then the first page is shown."""
    tier, _dash, product_id = text.partition("-")
    if not CURSOR.fullmatch(text):
        return None
    return int(tier), int(product_id)


@transaction.atomic
def refresh_cards(*, product_ids: Iterable[int]) -> int:
    """Make the cards of these products say what is true now; gone ones go.

    Who changes something first writes it, then comes here; who holds a product's
    stock rows writes its card. So the last to write has seen the last change.
    """
    wanted = set(product_ids)
    StockRecord = get_model("partner", "StockRecord")
    StockRecord.objects.of_products(wanted).hold()
    products = for_sale(wanted)
    kinds = kinds_above(products)
    cards = [card_of(product, kinds) for product in products]
    bought = {card.product_id for card in cards if card.available}
    if ProductCard.objects.filter(pk__in=wanted - bought, available=True).exists():
        show_at_once()
    ProductCard.objects.forget(wanted - {card.product_id for card in cards})
    fields = [f.name for f in ProductCard._meta.fields if not f.primary_key]
    ProductCard.objects.bulk_create(
        cards, update_conflicts=True, unique_fields=["product"], update_fields=fields
    )
    return len(cards)


_waiting: ContextVar[set[int] | None] = ContextVar("cards_waiting", default=None)


@contextmanager
def one_refresh() -> Iterator[None]:
    """Whatever changes inside, each card is written once, at the end."""
    if _waiting.get() is not None:
        yield
        return
    ids: set[int] = set()
    token = _waiting.set(ids)
    try:
        yield
    finally:
        _waiting.reset(token)
    if ids:
        refresh_cards(product_ids=ids)


def cards_changed(product_ids: Iterable[int]) -> None:
    """Refresh them now, or at the end of `one_refresh`; very many by a task."""
    ids = set(product_ids)
    waiting = _waiting.get()
    if waiting is not None and len(ids) <= TASK_ABOVE:
        waiting |= ids
    elif len(ids) > TASK_ABOVE:
        from .tasks import refresh_in_batches

        transaction.on_commit(lambda: refresh_in_batches.enqueue(sorted(ids)))
    elif ids:
        refresh_cards(product_ids=ids)


@transaction.atomic
def refresh_partner_cards(*, partner) -> None:
    """After a shop changed its name, place or opening.

    A closed one's cards go at once, however many they are.
    """
    if partner.is_open:
        cards_changed(partner.stockrecords.values_list("product_id", flat=True))
        return
    partner.stockrecords.hold()
    gone, _models = ProductCard.objects.filter(partner=partner).delete()
    if gone:
        show_at_once()


def refresh_kind_cards(*, kind) -> None:
    """After a kind or a group changed its name, place or visibility."""
    ProductCategory = get_model("catalogue", "ProductCategory")
    inside = ProductCategory.objects.filter(category__path__startswith=kind.path)
    cards_changed(inside.values_list("product_id", flat=True))


def show_availability(*, stockrecord) -> None:
    """Touch the card only when the last one is sold or the first one is back."""
    available = stockrecord.net_stock_level > 0
    flipped = ProductCard.objects.filter(
        pk=stockrecord.product_id, available=not available
    ).update(available=available)
    if flipped:
        show_at_once()


def for_sale(product_ids) -> list:
    """Products that pages may show, by id, with all that their cards say of them."""
    Product = get_model("catalogue", "Product")
    found = (
        Product.objects.filter(pk__in=product_ids, is_public=True)
        .exclude(structure=Product.CHILD)
        .prefetch_related("images", "categories", *STOCK)
        .order_by("pk")
    )
    return [each for each in found if each.categories.all() and sold_by(each)]


def sold_by(product):
    """The stock record that the basket will take, or None: it is not for sale."""
    offer = next(iter(offers_of(product)), None)
    if offer is None or offer.price is None or not offer.partner.is_open:
        return None
    return offer


def kinds_above(products) -> dict[str, Any]:
    """Kinds and groups of these products by their place in the tree."""
    Category = get_model("catalogue", "Category")
    kinds = [kind for product in products for kind in product.categories.all()]
    step = Category.steplen
    paths = {kind.path[: step * depth] for kind in kinds for depth in (1, 2)}
    return {kind.path: kind for kind in Category.objects.filter(path__in=paths)}


def card_of(product, kinds: dict[str, Any]) -> ProductCard:
    """The card of a product that is `for_sale`, its kinds and groups at hand."""
    stock = sold_by(product)
    shown = sorted(product.categories.all(), key=lambda kind: not kind.is_public)
    kind = kinds[shown[0].path[: shown[0].steplen * 2]]
    group = kinds[kind.path[: kind.steplen]]
    partner = stock.partner
    place = partner.place
    image = next(iter(product.images.all()), None)
    around = [partner.name, kind.name, group.name, str(place or "")]
    return ProductCard(
        product=product,
        title=product.title,
        slug=product.slug,
        price=int(stock.price),
        unit=product.unit,
        **picture_of(image),
        partner=partner,
        shop_name=partner.name,
        shop_slug=partner.slug,
        place_name=place.parent.name if place and place.parent else "",
        province_id=place.parent_id if place else None,
        kind=kind,
        group=group,
        available=stock.net_stock_level > 0,
        published_at=product.date_created,
        **card_texts(product.title, around, product.description),
    )


def card_texts(title: str, around: list[str], story: str) -> dict[str, str]:
    """What search looks at: the title, and the rest with the story's beginning."""
    rest = " ".join([*around, story[:REST_LETTERS]])
    return {
        "exact_title": plain_words(normalise(title)),
        "exact_rest": plain_words(normalise(rest)),
        "folded_title": plain_words(fold(title)),
        "folded_rest": plain_words(fold(rest)),
    }


def picture_of(image) -> dict:
    """The card's columns for a product image, or for none."""
    if image is None:
        return {}
    return {
        "picture": image.original.name,
        "picture_width": image.width,
        "picture_height": image.height,
        "picture_ready": image.sizes_ready,
    }
