import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from oscar.core.loading import get_model

from shop.freshness import show_at_once
from shop.text import fold, normalise

from .models import ProductCard
from .queries import COUNT_CAP, count_matches, matching_cards, plain_words, words_of

PAGE_SIZE = 20
TASK_ABOVE = 200
REST_LETTERS = 300
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
    """Make the cards of these products say what is true now; gone ones go."""
    wanted = set(product_ids)
    cards = [card_of(product) for product in public_products(wanted)]
    shown = {card.product_id for card in cards}
    gone, _models = ProductCard.objects.filter(pk__in=wanted - shown).delete()
    if gone:
        show_at_once()
    fields = [f.name for f in ProductCard._meta.fields if not f.primary_key]
    ProductCard.objects.bulk_create(
        cards, update_conflicts=True, unique_fields=["product"], update_fields=fields
    )
    return len(cards)


def refresh_partner_cards(*, partner) -> None:
    """After a shop changed its name, place or opening; a large shop's by task."""
    ids = list(partner.stockrecords.values_list("product_id", flat=True))
    if len(ids) > TASK_ABOVE:
        from .tasks import refresh_in_batches

        transaction.on_commit(lambda: refresh_in_batches.enqueue(ids))
        return
    refresh_cards(product_ids=ids)


def show_availability(*, stockrecord) -> None:
    """Touch the card only when the last one is sold or the first one is back."""
    available = stockrecord.net_stock_level > 0
    flipped = ProductCard.objects.filter(
        pk=stockrecord.product_id, available=not available
    ).update(available=available)
    if flipped:
        show_at_once()


def public_products(product_ids):
    Product = get_model("catalogue", "Product")
    return (
        Product.objects.filter(
            pk__in=product_ids, is_public=True, stockrecords__partner__is_open=True
        )
        .filter(stockrecords__price__isnull=False, categories__isnull=False)
        .prefetch_related(
            "images", "categories", "stockrecords__partner__place__parent"
        )
        .distinct()
    )


def card_of(product) -> ProductCard:
    """The card of a public product with stock record and kind loaded."""
    stock = product.stockrecords.all()[0]
    partner, kind = stock.partner, product.categories.all()[0]
    group = kind if kind.depth == 1 else kind.get_parent()
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
