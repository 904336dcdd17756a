from decimal import Decimal

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from oscar.core.loading import get_model

from shop.catalogue.signals import product_changed
from shop.journal.services import record
from shop.partner.models import StockRecord
from shop.partner.signals import stock_changed
from shop.text import slugify

from .exceptions import NotReady, StockReserved, WrongState
from .models import Listing

Product = get_model("catalogue", "Product")
ProductCategory = get_model("catalogue", "ProductCategory")
ProductClass = get_model("catalogue", "ProductClass")
ProductImage = get_model("catalogue", "ProductImage")
S = Listing.Status
MOST_PHOTOS = 9


@transaction.atomic
def start_listing(*, vendor) -> Listing:
    """An empty draft: a product nobody else can see."""
    goods = ProductClass.objects.get(slug="goods")
    product = Product.objects.create(product_class=goods, is_public=False, slug="moi")
    StockRecord.objects.create(
        product=product, partner=vendor.partner, partner_sku=f"P{product.pk}"
    )
    return Listing.objects.create(vendor=vendor, product=product)


@transaction.atomic
def add_photos(*, listing: Listing, photos: list) -> list:
    """Append cleaned photos; more than MOST_PHOTOS are left out."""
    taken = listing.product.images.count()
    images = [
        ProductImage.objects.create(
            product=listing.product, original=photo, display_order=taken + place
        )
        for place, photo in enumerate(photos[: MOST_PHOTOS - taken])
    ]
    _tell(listing)
    return images


@transaction.atomic
def remove_photo(*, listing: Listing, image_id: int) -> None:
    listing.product.images.filter(pk=image_id).delete()
    _number_photos(list(listing.product.images.all()))
    _tell(listing)


@transaction.atomic
def put_photo_first(*, listing: Listing, image_id: int) -> None:
    images = list(listing.product.images.all())
    _number_photos(sorted(images, key=lambda image: image.pk != image_id))
    _tell(listing)


def _number_photos(images) -> None:
    for place, image in enumerate(images):
        ProductImage.objects.filter(pk=image.pk).update(display_order=place)


@transaction.atomic
def describe(*, listing: Listing, name=None, kind=None, unit=None, story=None) -> None:
    """Change what is said of the product; None leaves an answer as it is."""
    product = listing.product
    if name is not None:
        product.title, product.slug = name, slugify(name)[:120] or "san-pham"
    if unit is not None:
        product.unit = unit
    if story is not None:
        product.description = story
    product.save()
    if kind is not None:
        ProductCategory.objects.filter(product=product).exclude(category=kind).delete()
        ProductCategory.objects.get_or_create(product=product, category=kind)
    _tell(listing)


@transaction.atomic
def set_price(*, listing: Listing, price: int) -> None:
    """Whole VND; orders already placed keep their price."""
    _stock(listing).update(price=Decimal(price))
    _tell(listing)


@transaction.atomic
def set_stock(*, listing: Listing, stock: int) -> None:
    """How many she has, the reserved ones among them; never fewer than reserved."""
    if not _stock(listing).filter(num_allocated__lte=stock).update(num_in_stock=stock):
        raise StockReserved(_stock(listing).get().num_allocated)
    _tell_stock(listing)


@transaction.atomic
def sell_out(*, listing: Listing) -> None:
    """Nothing left to order; what buyers have reserved stays theirs."""
    _stock(listing).update(num_in_stock=F("num_allocated"))
    _tell_stock(listing)


def _stock(listing: Listing):
    return StockRecord.objects.filter(product=listing.product)


def _tell_stock(listing: Listing) -> None:
    stock_changed.send(sender=StockRecord, stockrecord=_stock(listing).get())


def missing_points(listing: Listing) -> list[str]:
    """Keys of the steps that are still open, in the order they are asked."""
    product, stock = listing.product, _stock(listing).get()
    done = {
        "photos": product.images.exists(),
        "what": bool(product.title and product.categories.exists()),
        "price": bool(stock.price and product.unit),
        "story": bool(product.description.strip()),
    }
    return [key for key, fulfilled in done.items() if not fulfilled]


@transaction.atomic
def submit_listing(*, listing: Listing, user) -> Listing:
    """Publish at once for an approved vendor, else wait for the Union with the shop."""
    if listing.status not in {S.DRAFT, S.WITHDRAWN}:
        raise WrongState(listing.status)
    points = missing_points(listing)
    if points:
        raise NotReady(points)
    listing.submitted_at = timezone.now()
    listing.return_reason = listing.withdrawn_reason = ""
    if listing.vendor.is_approved and not listing.first_of_vendor:
        return _publish(listing, actor=user)
    return _move(listing, S.IN_REVIEW, actor=user)


@transaction.atomic
def approve_listing(*, listing: Listing, officer) -> Listing:
    """Show it; the vendor must be approved first."""
    if listing.status != S.IN_REVIEW or not listing.vendor.is_approved:
        raise WrongState(listing.status)
    return _publish(listing, actor=officer)


@transaction.atomic
def return_listing(*, listing: Listing, officer, reason: str) -> Listing:
    """Give it back as a draft with a reason she can read."""
    if listing.status != S.IN_REVIEW:
        raise WrongState(listing.status)
    listing.return_reason = reason
    return _move(listing, S.DRAFT, actor=officer, reason=reason)


@transaction.atomic
def withdraw_listing(*, listing: Listing, actor, reason: str = "") -> Listing:
    """Take a listing off the shop; open orders for it are not touched."""
    if listing.status not in {S.PUBLISHED, S.IN_REVIEW}:
        raise WrongState(listing.status)
    listing.withdrawn_reason = reason
    Product.objects.filter(pk=listing.product_id).update(is_public=False)
    _move(listing, S.WITHDRAWN, actor=actor, reason=reason)
    _tell(listing)
    return listing


def _publish(listing: Listing, *, actor) -> Listing:
    listing.published_at = listing.published_at or timezone.now()
    Product.objects.filter(pk=listing.product_id).update(is_public=True)
    _move(listing, S.PUBLISHED, actor=actor)
    _tell(listing)
    return listing


def _move(listing: Listing, new: str, *, actor, **data) -> Listing:
    listing.status = new
    listing.save()
    record(actor=actor, verb=f"listing.{new}", obj=listing, **data)
    return listing


def _tell(listing: Listing) -> None:
    product_changed.send(sender=Product, product_ids=[listing.product_id])
