"""Product cards as the templates take them."""

from django.urls import reverse
from django.utils.text import Truncator

from shop.photos.pictures import picture_from, picture_of
from shop.search.models import ProductCard
from shop.search.services import SEARCH_COLUMNS

PAGE_SIZE = 24
MOST_ID = 2**63 - 1


def shown(cards, *, with_shop: bool = True) -> list[dict]:
    """What `components/product_card.html` needs of each card; no queries."""
    return [card_dict(card, with_shop=with_shop) for card in cards]


def card_dict(card: ProductCard, *, with_shop: bool = True) -> dict:
    return {
        "title": card.title,
        "url": reverse("catalogue:detail", args=[card.slug, card.product_id]),
        "price": card.price,
        "unit": card.unit,
        "available": card.available,
        "picture": picture_from(
            card.picture, card.picture_width, card.picture_height, card.picture_ready
        ),
        "shop_name": card.shop_name if with_shop else "",
        "shop_url": reverse("shopfronts:detail", args=[card.shop_slug])
        if with_shop
        else "",
        "place_name": card.place_name if with_shop else "",
    }


def vendor_dict(vendor) -> dict:
    """What `components/vendor_card.html` needs; partner and place are loaded."""
    partner = vendor.partner
    return {
        "name": partner.name,
        "url": reverse("shopfronts:detail", args=[partner.slug]),
        "picture": picture_of(vendor, "photo"),
        "place_name": partner.place.long_name if partner.place else "",
        "about": Truncator(vendor.about).words(22),
        "count": getattr(vendor, "count", None),
    }


def page_of(cards, *, after: str, size: int = PAGE_SIZE) -> tuple[list[ProductCard], str]:
    """The newest `size` cards behind the product id `after`, and the next cursor."""
    cards = cards.defer(*SEARCH_COLUMNS).order_by("-product")
    if after.isascii() and after.isdecimal() and int(after) <= MOST_ID:
        cards = cards.filter(product__lt=int(after))
    found = list(cards[: size + 1])
    more = len(found) > size
    return found[:size], str(found[size - 1].product_id) if more else ""


def next_address(request, cursor: str) -> str:
    """This address with the cursor in the place of the old one; "" at the end."""
    if not cursor:
        return ""
    query = request.GET.copy()
    query["sau"] = cursor
    return f"{request.path}?{query.urlencode()}"
