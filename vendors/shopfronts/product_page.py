"""One product as its page shows it."""

from oscar.core.loading import get_model

from shop.catalogue.kinds import all_kinds
from shop.money import format_vnd
from shop.photos.pictures import picture_from

from .cards import MOST_ID, link_dicts, page_of, place_of, shown
from .queries import (
    ZONES,
    links_of_product,
    photos_of_product,
    public_product,
    shop_of_product,
)

Partner = get_model("partner", "Partner")
MORE = 8


def find_product(pk: int) -> dict | None:
    return next(iter(public_product(pk=pk)), None) if pk <= MOST_ID else None


def product_context(product: dict) -> dict:
    """`product` comes from `find_product`; four queries."""
    kinds = all_kinds()
    (shop,) = shop_of_product(partner=product["partner_id"])
    more, _cursor = page_of("partner", product["partner_id"], size=MORE + 1)
    others = [row for row in more if row["product_id"] != product["pk"]][:MORE]
    return {
        "product": product,
        "kind": kinds.by_pk.get(product["kind_id"]),
        "group": kinds.by_pk.get(product["group_id"]),
        "shop": shop,
        "place": place_of(shop),
        "left": (product["in_stock"] or 0) - (product["reserved"] or 0),
        "photos": photos_of(product),
        "links": link_dicts(links_of_product(listing=product["listing_id"] or 0)),
        "more": shown(others, with_shop=False),
        "rates": rates_of(shop),
        "offer": offer_of(product),
    }


def photos_of(product: dict) -> list[dict]:
    rows = photos_of_product(product=product["pk"])
    pictures = [picture_from(*row.values()) for row in rows]
    return [(picture or {}) | {"alt": product["title"]} for picture in pictures]


def rates_of(shop: dict) -> list[tuple[str, str]]:
    """The delivery zones and what each costs; those she serves."""
    return [
        (Partner._meta.get_field(zone).verbose_name, format_vnd(shop[zone]))
        for zone in ZONES
        if shop[zone] is not None
    ]


def offer_of(product: dict) -> dict:
    """schema.org Product and Offer, as search engines read them."""
    state = "InStock" if product["available"] else "OutOfStock"
    return {
        "@context": "https://schema.org",
        "@type": "Product",
        "name": product["title"],
        "description": product["story"],
        "sku": str(product["pk"]),
        "offers": {
            "@type": "Offer",
            "price": str(product["price"]),
            "priceCurrency": "VND",
            "availability": f"https://schema.org/{state}",
            "itemCondition": "https://schema.org/NewCondition",
            "seller": {"@type": "Organization", "name": product["shop_name"]},
        },
    }
