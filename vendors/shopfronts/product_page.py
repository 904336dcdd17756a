"""One product as its page shows it; read as plain columns, the page is asked for most."""

from django.db.models import F
from oscar.core.loading import get_model

from shop.catalogue.kinds import all_kinds
from shop.money import format_vnd
from shop.photos.pictures import picture_from
from shop.search.models import ProductCard
from vendors.channels.models import ChannelLink

from .cards import MOST_ID, page_of, place_of, shown

Partner = get_model("partner", "Partner")
ProductImage = get_model("catalogue", "ProductImage")
ZONES = ("rate_province", "rate_region", "rate_country")
MORE = 8
OF_CARD = (
    "title",
    "slug",
    "price",
    "unit",
    "available",
    "kind_id",
    "group_id",
    "partner_id",
    "shop_name",
    "shop_slug",
)
OF_OTHERS = {
    "story": F("product__description"),
    "listing_id": F("product__listing__id"),
    "in_stock": F("product__stockrecords__num_in_stock"),
    "reserved": F("product__stockrecords__num_allocated"),
    "about": F("partner__vendor__about"),
    "can_collect": F("partner__can_collect"),
    "pickup_note": F("partner__pickup_note"),
    "commune_kind": F("partner__place__kind"),
    "commune": F("partner__place__name"),
    "province_kind": F("partner__place__parent__kind"),
    "province_name": F("partner__place__parent__name"),
    **{zone: F(f"partner__{zone}") for zone in ZONES},
}


def public_product(pk: int) -> dict | None:
    """The card with all that the page says of product, stock and shop; one query."""
    if pk > MOST_ID:
        return None
    found = ProductCard.objects.filter(pk=pk).values("pk", *OF_CARD, **OF_OTHERS)
    return next(iter(found[:1]), None)


def product_context(product: dict) -> dict:
    kinds = all_kinds()
    more, _cursor = page_of(
        ProductCard.objects.filter(partner=product["partner_id"]),
        after="",
        size=MORE + 1,
    )
    return {
        "product": product,
        "kind": kinds.by_pk.get(product["kind_id"]),
        "group": kinds.by_pk.get(product["group_id"]),
        "place": place_of(product),
        "left": (product["in_stock"] or 0) - (product["reserved"] or 0),
        "photos": photos_of(product),
        "links": ChannelLink.objects.filter(listing=product["listing_id"]),
        "more": shown(
            [row for row in more if row["product_id"] != product["pk"]][:MORE],
            with_shop=False,
        ),
        "rates": rates_of(product),
        "offer": offer_of(product),
    }


def photos_of(product: dict) -> list[dict]:
    images = ProductImage.objects.filter(product=product["pk"])
    rows = images.order_by("display_order").values_list(
        "original", "width", "height", "sizes_ready"
    )
    return [(picture_from(*row) or {}) | {"alt": product["title"]} for row in rows]


def rates_of(product: dict) -> list[tuple[str, str]]:
    """The delivery zones and what each costs; those she serves."""
    return [
        (Partner._meta.get_field(zone).verbose_name, format_vnd(product[zone]))
        for zone in ZONES
        if product[zone] is not None
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
