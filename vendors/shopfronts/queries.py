"""What the public pages ask for, as plain rows; they are asked for most."""

from functools import cache

from django.db.models import F, OuterRef, Subquery
from oscar.core.loading import get_model

from shop.fixed_queries import FixedQuery
from shop.search.models import ProductCard
from vendors.channels.models import ChannelLink
from vendors.members.models import Vendor

Category = get_model("catalogue", "Category")
Partner = get_model("partner", "Partner")
ProductImage = get_model("catalogue", "ProductImage")
ZONES = ("rate_province", "rate_region", "rate_country")


def shop_rows():
    """Open shops, as `vendor_dict` takes them."""
    return Vendor.objects.open().values(
        "pk",
        "about",
        "photo",
        "photo_width",
        "photo_height",
        "photo_ready",
        "partner_id",
        "phone_shown",
        "zalo_shown",
        name=F("partner__name"),
        slug=F("partner__slug"),
        commune_kind=F("partner__place__kind"),
        commune=F("partner__place__name"),
        province_kind=F("partner__place__parent__kind"),
        province_name=F("partner__place__parent__name"),
    )


open_shop = FixedQuery(lambda slug: shop_rows().filter(partner__slug=slug), text="slug")

public_product = FixedQuery(
    lambda pk: ProductCard.objects.filter(pk=pk).values(
        "pk",
        "title",
        "slug",
        "price",
        "unit",
        "available",
        "kind_id",
        "group_id",
        "partner_id",
        "shop_name",
        story=F("product__description"),
        listing_id=F("product__listing__id"),
        in_stock=F("product__stockrecords__num_in_stock"),
        reserved=F("product__stockrecords__num_allocated"),
    ),
    "pk",
)

# Apart from the product: eight tables at once take the database long to plan.
shop_of_product = FixedQuery(
    lambda partner: Partner.objects.filter(pk=partner).values(
        *("name", "slug", "can_collect", "pickup_note", *ZONES),
        about=F("vendor__about"),
        commune_kind=F("place__kind"),
        commune=F("place__name"),
        province_kind=F("place__parent__kind"),
        province_name=F("place__parent__name"),
    ),
    "partner",
)

photos_of_product = FixedQuery(
    lambda product: (
        ProductImage.objects.filter(product=product)
        .order_by("display_order")
        .values("original", "width", "height", "sizes_ready")
    ),
    "product",
)

links_of_product = FixedQuery(
    lambda listing: ChannelLink.objects.filter(listing=listing).values(
        "pk", "platform"
    ),
    "listing",
)

links_of_shop = FixedQuery(
    lambda vendor: ChannelLink.objects.filter(vendor=vendor, listing=None).values(
        "pk", "platform"
    ),
    "vendor",
)


def newest_of_groups():
    """The newest product on sale of each group: one look-up in an index for each."""
    cards = ProductCard.objects.filter(group=OuterRef("pk"), available=True)
    groups = Category.objects.filter(depth=1, is_public=True)
    newest = groups.values(card=Subquery(cards.order_by("-pk").values("pk")[:1]))
    return ProductCard.objects.filter(pk__in=newest).values(
        "group_id", "picture", "picture_width", "picture_height", "picture_ready"
    )


pictures_of_groups = FixedQuery(newest_of_groups)


@cache
def newest_cards(field: str, limit: int, *, goes_on: bool = False) -> FixedQuery:
    """Of a kind, group or partner; with `goes_on` those behind the product `after`."""

    def build(key: int, after: int = 0):
        cards = ProductCard.objects.filter(**{field: key})
        if goes_on:
            cards = cards.filter(pk__lt=after)
        return cards.for_grid().order_by("-pk")[:limit]

    return FixedQuery(build, *(("key", "after") if goes_on else ("key",)))
