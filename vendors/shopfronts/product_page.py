"""One product as its page shows it."""

from oscar.core.loading import get_model

from shop.catalogue.kinds import all_kinds
from shop.money import format_vnd
from shop.photos.pictures import picture_of
from shop.search.models import ProductCard

from .cards import MOST_ID, page_of, shown

ZONES = ("rate_province", "rate_region", "rate_country")
ProductImage = get_model("catalogue", "ProductImage")
StockRecord = get_model("partner", "StockRecord")
MORE = 8
PARTNER = ("name", "slug", "is_open", "can_collect", "pickup_note", *ZONES)
COLUMNS = (
    "title",
    "slug",
    "price",
    "unit",
    "available",
    "kind_id",
    "group_id",
    "product__description",
    "product__listing__id",
    *[f"partner__{name}" for name in PARTNER],
    "partner__vendor__about",
    *[f"partner__place__{name}" for name in ("kind", "name")],
    *[f"partner__place__parent__{name}" for name in ("kind", "name")],
)


def public_card(pk: int) -> ProductCard | None:
    """The card with product, listing, partner, vendor and place; one query."""
    if pk > MOST_ID:
        return None
    return (
        ProductCard.objects.select_related(
            "product__listing", "partner__vendor", "partner__place__parent"
        )
        .only(*COLUMNS)
        .filter(pk=pk)
        .first()
    )


def product_context(card: ProductCard) -> dict:
    product, partner = card.product, card.partner
    images = ProductImage.objects.filter(product=product).order_by("display_order")
    stock = StockRecord.objects.filter(product=product).first()
    kinds = all_kinds()
    more, _cursor = page_of(
        ProductCard.objects.filter(partner=partner), after="", size=MORE + 1
    )
    photos = [photo_dict(image, card.title) for image in images]
    return {
        "card": card,
        "product": product,
        "kind": kinds.by_pk.get(card.kind_id),
        "group": kinds.by_pk.get(card.group_id),
        "vendor": partner.vendor,
        "partner": partner,
        "left": stock.net_stock_level if stock else 0,
        "photos": photos,
        "links": product.listing.channel_links.all(),
        "more": shown(
            [row for row in more if row["product_id"] != card.pk][:MORE],
            with_shop=False,
        ),
        "rates": rates_of(partner),
        "offer": offer_of(card),
    }


def photo_dict(image, title: str) -> dict:
    return (picture_of(image, "original") or {}) | {"alt": title}


def rates_of(partner) -> list[tuple[str, str]]:
    """The delivery zones and what each costs; those she serves."""
    return [
        (partner._meta.get_field(zone).verbose_name, format_vnd(cost))
        for zone in ZONES
        if (cost := getattr(partner, zone)) is not None
    ]


def offer_of(card: ProductCard) -> dict:
    """schema.org Product and Offer, as search engines read them."""
    state = "InStock" if card.available else "OutOfStock"
    return {
        "@context": "https://schema.org",
        "@type": "Product",
        "name": card.title,
        "description": card.product.description,
        "sku": str(card.pk),
        "offers": {
            "@type": "Offer",
            "price": str(card.price),
            "priceCurrency": "VND",
            "availability": f"https://schema.org/{state}",
            "itemCondition": "https://schema.org/NewCondition",
            "seller": {"@type": "Organization", "name": card.partner.name},
        },
    }
