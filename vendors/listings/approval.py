"""What the Union decides on: a shop with its goods, as the officer saw them."""

from hashlib import blake2b

from django.db import transaction

from shop.journal.by import By
from vendors.members.models import Vendor
from vendors.members.services import approve_vendor

from . import notices
from .exceptions import WrongState
from .locks import lock
from .models import Listing
from .services import publish, withdraw_listing

S = Listing.Status


def version_of(listing: Listing) -> str:
    """Changes with anything of it that shoppers would see; stock is not part of it."""
    product = listing.product
    photos = product.images.order_by("display_order").values_list("pk", "original")
    kinds = product.categories.order_by("pk").values_list("pk", flat=True)
    seen = (
        *(product.title, product.description, product.unit, listing.offers.price),
        *(list(photos), list(kinds)),
    )
    return blake2b(repr(seen).encode(), digest_size=8).hexdigest()


@transaction.atomic
def approve_with_listings(
    *, vendor: Vendor, seen: dict[int, str], by: By, **check
) -> list[Listing]:
    """Open the shop and show the waiting listings that are still as they were `seen`.

    {listing id: version}; what was changed or added since, and what carries a note of
    the Union, waits on.
    """
    approve_vendor(vendor=vendor, by=by, **check)
    waiting = Listing.objects.of_vendor(vendor).waiting().without_note()
    listings = waiting.filter(pk__in=seen).select_related("product").order_by("pk")
    fresh = [each for each in listings if version_of(each) == seen[each.pk]]
    return [publish(listing, by=by) for listing in fresh]


@transaction.atomic
def approve_seen(*, listing: Listing, version: str, by: By) -> Listing:
    """Show this one, if it is still what she saw; the vendor must be approved first."""
    lock(listing)
    listing.product.refresh_from_db()
    ready = listing.status == S.IN_REVIEW and listing.vendor.is_approved
    if not ready or version_of(listing) != version:
        raise WrongState(listing.status)
    publish(listing, by=by)
    notices.tell_approved(listing)
    return listing


@transaction.atomic
def take_down(*, listing: Listing, reason: str, by: By) -> Listing:
    """Off the shop at once, told to her; orders on their way are not touched."""
    lock(listing)
    if listing.status != S.PUBLISHED:
        raise WrongState(listing.status)
    withdraw_listing(listing=listing, reason=reason, by=by)
    notices.tell_taken_down(listing)
    return listing
