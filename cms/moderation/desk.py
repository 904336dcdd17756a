"""The lists of the desk, and what is found on it, as rows that look alike."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cms.core.finding import digits_of, ranked
from shop.photos.pictures import picture_from
from vendors.listings.models import OFFERS, Listing
from vendors.members.models import Vendor

from .scope import listings_for, vendors_for

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

PAGE_SIZE = 25
MOST_READ = 20_000
MOST_FOUND = 200


@dataclass(frozen=True)
class Shelf:
    """One list of the desk: `things(user)` in its order."""

    key: str
    title: "StrOrPromise"
    nothing: "StrOrPromise"
    things: Callable[..., QuerySet]


def shops(status: str, order: str):
    return lambda user: vendors_for(user).filter(status=status).order_by(order, "-pk")


def goods(status: str, order: str):
    return lambda user: listings_for(user).filter(status=status).order_by(order, "-pk")


V, L = Vendor.Status, Listing.Status
SHELVES = [
    Shelf(
        "cua-hang-moi",
        _("New shops"),
        _("No shop is waiting."),
        shops(V.IN_REVIEW, "applied_at"),
    ),
    Shelf(
        "san-pham-moi",
        _("New products"),
        _("No product is waiting."),
        goods(L.IN_REVIEW, "submitted_at"),
    ),
    Shelf(
        "da-tra-lai",
        _("Returned shops"),
        _("No shop was returned."),
        shops(V.RETURNED, "-applied_at"),
    ),
    Shelf(
        "tam-ngung",
        _("Suspended shops"),
        _("No shop is suspended."),
        shops(V.SUSPENDED, "-approved_at"),
    ),
    Shelf(
        "dang-mo",
        _("Open shops"),
        _("No open shop found."),
        shops(V.APPROVED, "-approved_at"),
    ),
    Shelf(
        "dang-ban",
        _("Products on sale"),
        _("No product is on sale."),
        goods(L.PUBLISHED, "-published_at"),
    ),
    Shelf(
        "da-go",
        _("Products taken off"),
        _("No product was taken off."),
        goods(L.WITHDRAWN, "-published_at"),
    ),
]
WAITING = SHELVES[:2]
BY_KEY = {shelf.key: shelf for shelf in SHELVES}


def rows_of(things) -> list[dict]:
    """What the desk's table shows of shops or listings."""
    if things.model is Vendor:
        return [shop_row(vendor) for vendor in things]
    goods = things.prefetch_related("product__images", *OFFERS)
    return [listing_row(each) for each in goods]


def shop_row(vendor: Vendor) -> dict:
    return {
        "pk": vendor.pk,
        "title": vendor.partner.name,
        "url": reverse("moderation:vendor", args=[vendor.pk]),
        "picture": picture_from(
            vendor.photo.name,
            vendor.photo_width,
            vendor.photo_height,
            vendor.photo_ready,
        ),
        "place": vendor.partner.place,
        "state": vendor.get_status_display(),
        "since": vendor.applied_at,
        "note": vendor.return_reason,
    }


def listing_row(listing: Listing) -> dict:
    photo = next(iter(listing.product.images.all()), None)
    return {
        "pk": listing.pk,
        "title": listing.product.title,
        "url": reverse("moderation:listing", args=[listing.pk]),
        "picture": photo
        and picture_from(
            photo.original.name, photo.width, photo.height, photo.sizes_ready
        ),
        "shop": listing.vendor.partner.name,
        "shop_url": reverse("moderation:vendor", args=[listing.vendor_id]),
        "price": listing.offers.price,
        "place": listing.vendor.partner.place,
        "state": listing.get_status_display(),
        "since": listing.submitted_at,
        "note": listing.withdrawn_reason,
    }


def found(user, text: str) -> list[dict]:
    """Shops, then products, by name, seller, place or phone; the best first."""
    vendors = vendors_for(user)
    shop_ids = found_shops(vendors, text)
    listings = listings_for(user).exclude(status=L.DRAFT)
    listing_ids = found_listings(listings, text, shop_ids)
    return [*in_order(vendors, shop_ids), *in_order(listings, listing_ids)]


def found_shops(vendors, text: str) -> list[int]:
    if digits := digits_of(text):
        numbers = Q(phone_shown__contains=digits)
        numbers |= Q(memberships__user__phone__contains=digits)
        return list(
            vendors.filter(numbers).distinct().values_list("pk", flat=True)[:MOST_FOUND]
        )
    rows = vendors.order_by("-pk").values_list(
        "pk", "partner__name", "memberships__user__full_name", "partner__place__name"
    )[:MOST_READ]
    texts = ((pk, name or "", f"{who or ''} {at or ''}") for pk, name, who, at in rows)
    return list(dict.fromkeys(ranked(texts, text)))[:MOST_FOUND]


def found_listings(listings, text: str, shop_ids: list[int]) -> list[int]:
    """By their own name and shop; a phone finds all that its shops offer."""
    rows = listings.order_by("-pk")
    if digits_of(text):
        hers = rows.filter(vendor__in=shop_ids)
        return list(hers.values_list("pk", flat=True)[:MOST_FOUND])
    texts = rows.values_list("pk", "product__title", "vendor__partner__name")
    return ranked(texts[:MOST_READ], text)[:MOST_FOUND]


def in_order(things, ids: list[int]) -> list[dict]:
    chosen = things.filter(pk__in=ids)
    place = {pk: number for number, pk in enumerate(ids)}
    return sorted(rows_of(chosen), key=lambda row: place[row["pk"]])
