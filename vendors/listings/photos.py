"""A listing's photos: added, put in order, taken away."""

import hashlib

from django.core.cache import cache
from django.db import transaction
from oscar.core.loading import get_model

from shop.journal.by import By
from shop.journal.services import record
from shop.search.services import one_refresh
from vendors.members.models import Vendor

from .exceptions import LastPhoto
from .locks import lock, tell_shoppers
from .models import Listing
from .services import start_listing

ProductImage = get_model("catalogue", "ProductImage")
MOST_PHOTOS = 9
REMEMBERED = 600


@transaction.atomic
def start_with_photos(*, vendor: Vendor, photos: list, by: By) -> Listing:
    """A draft with these photos; the same photos sent twice make one draft."""
    Vendor.objects.select_for_update().get(pk=vendor.pk)
    drafts = Listing.objects.of_vendor(vendor).filter(status=Listing.Status.DRAFT)
    if not photos:
        empty = drafts.filter(product__title="", product__images=None).first()
        return empty or start_listing(vendor=vendor, by=by)
    key = f"draft:{vendor.pk}:{digest(*photos)}"
    before = drafts.filter(pk=cache.get(key) or 0).first()
    if before:
        return before
    listing = start_listing(vendor=vendor, by=by)
    add_photos(listing=listing, photos=photos, by=by)
    cache.set(key, listing.pk, REMEMBERED)
    return listing


@transaction.atomic
def add_photos(*, listing: Listing, photos: list, by: By) -> list:
    """Append cleaned photos; known ones and more than MOST_PHOTOS are left out."""
    lock(listing)
    images = listing.product.images
    added = []
    with one_refresh():
        for photo in photos:
            key = f"photo:{listing.pk}:{digest(photo)}"
            known = images.filter(pk=cache.get(key) or 0).exists()
            place = images.count()
            if known or place >= MOST_PHOTOS:
                continue
            added.append(images.create(original=photo, display_order=place))
            cache.set(key, added[-1].pk, REMEMBERED)
    if added:
        record(by=by, verb="listing.photos_added", obj=listing, number=len(added))
    return added


def digest(*photos) -> str:
    """The same photo cleaned twice is the same file."""
    found = hashlib.sha256()
    for photo in photos:
        photo.seek(0)
        found.update(photo.read())
        photo.seek(0)
    return found.hexdigest()


@transaction.atomic
def remove_photo(*, listing: Listing, image_id: int, by: By) -> None:
    """The last photo stays while the Union or shoppers look at the product."""
    lock(listing)
    images = listing.product.images
    if not listing.is_draft and not images.exclude(pk=image_id).exists():
        raise LastPhoto
    with one_refresh():
        gone, _ = images.filter(pk=image_id).delete()
        if not gone:
            return
        _number(list(images.all()))
    record(by=by, verb="listing.photo_removed", obj=listing)


@transaction.atomic
def put_photo_first(*, listing: Listing, image_id: int, by: By) -> None:
    lock(listing)
    images = list(listing.product.images.all())
    if image_id not in {image.pk for image in images[1:]}:
        return
    record(by=by, verb="listing.photo_first", obj=listing)
    _number(sorted(images, key=lambda image: image.pk != image_id))
    tell_shoppers(listing)


def _number(images: list) -> None:
    for place, image in enumerate(images):
        ProductImage.objects.filter(pk=image.pk).update(display_order=place)
