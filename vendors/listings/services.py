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
def start_listing(*, vendor) -> Listing:
    """An empty draft: a product nobody else can see."""
    goods, _ = ProductClass.objects.get_or_create(
        slug="goods", defaults={"name": "Goods"}
    )
    product = Product.objects.create(product_class=goods, is_public=False, slug="moi")
    StockRecord.objects.create(
        product=product, partner=vendor.partner, partner_sku=f"P{product.pk}"
    )
    return Listing.objects.create(vendor=vendor, product=product)


@transaction.atomic
def describe(*, listing: Listing, name=None, kind=None, unit=None, story=None) -> None:
    """Change what is said of the product; None leaves an answer as it is."""
    lock(listing)
    answers: dict = {}
    if name is not None:
        answers |= {"title": name, "slug": slugify(name)[:120] or "san-pham"}
    if unit is not None:
        answers["unit"] = unit
    if story is not None:
        answers["description"] = story
    _update(listing, answers)
    if kind is not None:
        kinds = ProductCategory.objects.filter(product=listing.product)
        kinds.exclude(category=kind).delete()
        kinds.get_or_create(product=listing.product, category=kind)
    tell_shoppers(listing)


@transaction.atomic
def set_price(*, listing: Listing, price: int) -> None:
    """Whole VND; orders already placed keep their price."""
    _stock(listing).update(price=Decimal(price))
    tell_shoppers(listing)


def _update(listing: Listing, answers: dict) -> None:
    """These columns alone: state and visibility may be changing elsewhere."""
    answers["date_updated"] = timezone.now()
    Product.objects.filter(pk=listing.product_id).update(**answers)
    for name, value in answers.items():
        setattr(listing.product, name, value)


@transaction.atomic
def set_offer(*, listing: Listing, price: int, unit: str, stock: int) -> None:
    """Price and stock together, or neither where too many are reserved."""
    lock(listing)
    set_stock(listing=listing, stock=stock)
    set_price(listing=listing, price=price)
    describe(listing=listing, unit=unit)


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
    return StockRecord.objects.filter(product=listing.product_id)


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
        return publish(listing, actor=user)
    return _move(listing, S.IN_REVIEW, actor=user)


@transaction.atomic
def approve_listing(*, listing: Listing, officer) -> Listing:
    """Show it; the vendor must be approved first."""
    lock(listing)
    if listing.status != S.IN_REVIEW or not listing.vendor.is_approved:
        raise WrongState(listing.status)
    publish(listing, actor=officer)
    notices.tell_approved(listing)
    return listing


@transaction.atomic
def return_listing(*, listing: Listing, officer, reason: str) -> Listing:
    """Give it back as a draft with a reason she can read."""
    lock(listing)
    if listing.status != S.IN_REVIEW:
        raise WrongState(listing.status)
    listing.return_reason = reason
    _move(listing, S.DRAFT, actor=officer, reason=reason)
    notices.tell_returned(listing)
    return listing


@transaction.atomic
def withdraw_listing(*, listing: Listing, actor, reason: str = "") -> Listing:
    """Take a listing off the shop; open orders for it are not touched.

    The Union gives a reason, then it looks at the listing before it is shown again.
    """
    lock(listing)
    if listing.status not in {S.PUBLISHED, S.IN_REVIEW}:
        raise WrongState(listing.status)
    listing.withdrawn_reason = reason or listing.withdrawn_reason
    Product.objects.filter(pk=listing.product_id).update(is_public=False)
    _move(listing, S.WITHDRAWN, actor=actor, reason=reason)
    tell_shoppers(listing)
    return listing


@transaction.atomic
def delete_draft(*, listing: Listing, user) -> None:
    """With product and photos; what shoppers have seen can only be withdrawn."""
    lock(listing)
    if not listing.is_draft or listing.was_shown:
        raise WrongState(listing.status)
    record(by=By(user), verb="listing.deleted", obj=listing)
    listing.product.delete()


@transaction.atomic
def follow_vendor(*, vendor, actor) -> None:
    """Approved: what was looked at with the shop goes up; suspended: all goes dark."""
    listings = Listing.objects.of_vendor(vendor)
    if vendor.is_approved:
        for listing in listings.waiting().select_for_update():
            publish(listing, actor=actor)
    products = Product.objects.filter(listing__in=listings.published())
    products.update(is_public=vendor.is_approved)


def publish(listing: Listing, *, actor) -> Listing:
    """Notes of the Union are settled now."""
    listing.published_at = listing.published_at or timezone.now()
    listing.return_reason = listing.withdrawn_reason = ""
    Product.objects.filter(pk=listing.product_id).update(is_public=True)
    _move(listing, S.PUBLISHED, actor=actor)
    tell_shoppers(listing)
    return listing


def _move(listing: Listing, new: str, *, actor, **data) -> Listing:
    listing.status = new
    listing.save()
    record(by=By(actor), verb=f"listing.{new}", obj=listing, **data)
    return listing
