"""One product as its page shows it."""

from oscar.core.loading import get_model

from shop.money import format_vnd
from shop.photos.pictures import picture_of
from shop.search.models import ProductCard
from vendors.members.models import Vendor

from .cards import page_of, shown

Product = get_model("catalogue", "Product")
StockRecord = get_model("partner", "StockRecord")
MORE = 8


def public_product(pk: int):
    """The product with stock record, partner, vendor and kind, or None; one query."""
    if pk >= 2**63:
        return None
    card = (
        ProductCard.objects.select_related(
            "product__listing", "partner__vendor", "partner__place__parent"
        )
        .select_related("kind", "group")
        .filter(pk=pk)
        .first()
    )
    if card is None:
        return None
    card.product.shown_card = card
    return card.product


def product_context(product) -> dict:
    card = product.shown_card
    vendor: Vendor = card.partner.vendor
    images = list(product.images.all())
    stock = StockRecord.objects.filter(product=product).first()
    more, _cursor = page_of(
        ProductCard.objects.filter(partner=card.partner), after="", size=MORE + 1
    )
    return {
        "product": product,
        "card": card,
        "vendor": vendor,
        "partner": card.partner,
        "left": stock.net_stock_level,
        "photos": [photo_dict(image, product) for image in images],
        "links": links_of(product, vendor),
        "more": shown([c for c in more if c.pk != card.pk][:MORE], with_shop=False),
        "rates": rates_of(card.partner),
        "offer": offer_of(product, card),
    }


def photo_dict(image, product) -> dict:
    return (picture_of(image, "original") or {}) | {"alt": product.title}


def links_of(product, vendor) -> list:
    """Where this product is also sold: its own addresses only."""
    return [
        link
        for link in vendor.channel_links.all()
        if link.listing_id == product.listing.pk
    ]


def rates_of(partner) -> list[tuple[str, str]]:
    """The delivery zones and what each costs; those she serves."""
    zones = ("rate_province", "rate_region", "rate_country")
    return [
        (partner._meta.get_field(zone).verbose_name, format_vnd(cost))
        for zone in zones
        if (cost := getattr(partner, zone)) is not None
    ]


def offer_of(product, card) -> dict:
    """schema.org Product and Offer, as search engines read them."""
    state = "InStock" if card.available else "OutOfStock"
    return {
        "@context": "https://schema.org",
        "@type": "Product",
        "name": product.title,
        "description": product.description,
        "sku": str(product.pk),
        "offers": {
            "@type": "Offer",
            "price": str(card.price),
            "priceCurrency": "VND",
            "availability": f"https://schema.org/{state}",
            "itemCondition": "https://schema.org/NewCondition",
            "seller": {"@type": "Organization", "name": card.shop_name},
        },
    }
