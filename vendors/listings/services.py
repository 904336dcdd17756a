"""The way of a listing: begun, described, priced, shown and taken down."""

from decimal import Decimal

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from oscar.core.loading import get_model

from shop.journal.by import By
from shop.journal.services import record
from shop.partner.models import StockRecord
from shop.partner.signals import stock_changed
from shop.text import slugify

from . import notices
from .exceptions import NotReady, StockReserved, WrongState
from .locks import lock, tell_shoppers
from .models import Listing

Product = get_model("catalogue", "Product")
ProductCategory = get_model("catalogue", "ProductCategory")
ProductClass = get_model("catalogue", "ProductClass")
S = Listing.Status


@transaction.atomic
def start_listing(*, vendor, by: By) -> Listing:
    """An empty draft: a product nobody else can see."""
    goods, _ = ProductClass.objects.get_or_create(
        slug="goods", defaults={"name": "Goods"}
    )
    product = Product.objects.create(product_class=goods, is_public=False, slug="moi")
    StockRecord.objects.create(
        product=product, partner=vendor.partner, partner_sku=f"P{product.pk}"
    )
    listing = Listing.objects.create(vendor=vendor, product=product)
    record(by=by, verb="listing.started", obj=listing)
    return listing


@transaction.atomic
def describe(
    *, listing: Listing, by: By, name=None, kind=None, unit=None, story=None
) -> None:
    """Change what is said of the product; None leaves an answer as it is."""
    lock(listing)
    listing.product.refresh_from_db()
    answers: dict = {}
    if name is not None:
        answers |= {"title": name, "slug": slugify(name)[:120] or "san-pham"}
    if unit is not None:
        answers["unit"] = unit
    if story is not None:
        answers["description"] = story
    changed = [k for k, v in answers.items() if getattr(listing.product, k) != v]
    if changed:
        _update(listing, answers)
    if kind is not None and _set_kind(listing, kind):
        changed.append("kind")
    if not changed:
        return
    told = [name for name in changed if name != "slug"]
    record(by=by, verb="listing.described", obj=listing, changed=told)
    tell_shoppers(listing)


def _set_kind(listing: Listing, kind) -> bool:
    kinds = ProductCategory.objects.filter(product=listing.product)
    gone, _ = kinds.exclude(category=kind).delete()
    _kind, new = kinds.get_or_create(product=listing.product, category=kind)
    return bool(gone or new)


@transaction.atomic
def set_price(*, listing: Listing, price: int, by: By) -> None:
    """Whole VND; orders already placed keep their price."""
    old = listing.lock_offers().price
    if old == price:
        return
    _stock(listing).update(price=Decimal(price))
    record(by=by, verb="listing.priced", obj=listing, old=old, new=price)
    tell_shoppers(listing)


def _update(listing: Listing, answers: dict) -> None:
    """These columns alone: state and visibility may be changing elsewhere."""
    answers["date_updated"] = timezone.now()
    Product.objects.filter(pk=listing.product_id).update(**answers)
    for name, value in answers.items():
        setattr(listing.product, name, value)


@transaction.atomic
def set_offer(*, listing: Listing, price: int, unit: str, stock: int, by: By) -> None:
    """Price and stock together, or neither where too many are reserved."""
    lock(listing)
    set_stock(listing=listing, stock=stock, by=by)
    set_price(listing=listing, price=price, by=by)
    describe(listing=listing, unit=unit, by=by)


@transaction.atomic
def set_stock(*, listing: Listing, stock: int, by: By) -> None:
    """How many she has, the reserved ones among them; never fewer than reserved."""
    offer = listing.lock_offers().only
    if offer.num_allocated > stock:
        raise StockReserved(offer.num_allocated)
    if offer.num_in_stock == stock:
        return
    old = offer.num_in_stock
    _stock(listing).filter(pk=offer.pk).update(num_in_stock=stock)
    record(by=by, verb="listing.stocked", obj=listing, old=old, new=stock)
    _tell_stock(listing)


@transaction.atomic
def sell_out(*, listing: Listing, by: By) -> None:
    """Nothing left to order; what buyers have reserved stays theirs."""
    if not listing.lock_offers().left:
        return
    _stock(listing).update(num_in_stock=F("num_allocated"))
    record(by=by, verb="listing.sold_out", obj=listing)
    _tell_stock(listing)


def _stock(listing: Listing):
    return StockRecord.objects.of_product(listing.product)


def _tell_stock(listing: Listing) -> None:
    for offer in _stock(listing):
        stock_changed.send(sender=StockRecord, stockrecord=offer)


def missing_points(listing: Listing) -> list[str]:
    """Keys of the steps that are still open, in the order they are asked."""
    product = listing.product
    done = {
        "photos": product.images.exists(),
        "what": bool(product.title and product.categories.exists()),
        "price": bool(listing.offers.price and product.unit),
        "story": bool(product.description.strip()),
    }
    return [key for key, fulfilled in done.items() if not fulfilled]


@transaction.atomic
def submit_listing(*, listing: Listing, by: By) -> Listing:
    """Publish at once for an approved vendor who sells already, else wait.

    Her first one is looked at with the shop; one that the Union took down is looked
    at again.
    """
    lock(listing)
    if listing.status not in {S.DRAFT, S.WITHDRAWN}:
        raise WrongState(listing.status)
    points = missing_points(listing)
    if points:
        raise NotReady(points)
    listing.submitted_at = timezone.now()
    if listing.needs_no_review:
        return publish(listing, by=by)
    return _move(listing, S.IN_REVIEW, by=by)


@transaction.atomic
def approve_listing(*, listing: Listing, by: By) -> Listing:
    """Show it; the vendor must be approved first."""
    lock(listing)
    if listing.status != S.IN_REVIEW or not listing.vendor.is_approved:
        raise WrongState(listing.status)
    publish(listing, by=by)
    notices.tell_approved(listing)
    return listing


@transaction.atomic
def return_listing(*, listing: Listing, reason: str, by: By) -> Listing:
    """Give it back as a draft with a reason she can read."""
    lock(listing)
    if listing.status != S.IN_REVIEW:
        raise WrongState(listing.status)
    listing.return_reason = reason
    _move(listing, S.DRAFT, by=by, reason=reason)
    notices.tell_returned(listing)
    return listing


@transaction.atomic
def withdraw_listing(*, listing: Listing, by: By, reason: str = "") -> Listing:
    """Take a listing off the shop; open orders for it are not touched.

    The Union gives a reason, then it looks at the listing before it is shown again.
    """
    lock(listing)
    if listing.status not in {S.PUBLISHED, S.IN_REVIEW}:
        raise WrongState(listing.status)
    listing.withdrawn_reason = reason or listing.withdrawn_reason
    Product.objects.filter(pk=listing.product_id).update(is_public=False)
    _move(listing, S.WITHDRAWN, by=by, reason=reason)
    tell_shoppers(listing)
    return listing


@transaction.atomic
def delete_draft(*, listing: Listing, by: By) -> None:
    """With product and photos; what shoppers have seen can only be withdrawn."""
    lock(listing)
    if not listing.is_draft or listing.was_shown:
        raise WrongState(listing.status)
    record(by=by, verb="listing.deleted", obj=listing)
    product = listing.product
    listing.delete()
    product.delete()


@transaction.atomic
def follow_vendor(*, vendor) -> None:
    """Approved: what is published can be seen again; suspended: all goes dark."""
    published = Listing.objects.of_vendor(vendor).published()
    products = Product.objects.filter(listing__in=published)
    products.update(is_public=vendor.is_approved)


def publish(listing: Listing, *, by: By) -> Listing:
    """Notes of the Union are settled now."""
    listing.published_at = listing.published_at or timezone.now()
    listing.return_reason = listing.withdrawn_reason = ""
    Product.objects.filter(pk=listing.product_id).update(is_public=True)
    _move(listing, S.PUBLISHED, by=by)
    tell_shoppers(listing)
    return listing


def _move(listing: Listing, new: str, *, by: By, **data) -> Listing:
    listing.status = new
    listing.save()
    record(by=by, verb=f"listing.{new}", obj=listing, **data)
    return listing
