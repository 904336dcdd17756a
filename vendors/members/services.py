from datetime import date

from django.db import transaction
from django.utils import timezone

from shop.journal.services import record
from shop.partner.models import Partner
from shop.partner.signals import partner_changed
from shop.text import slugify
from vendors.units.models import Unit

from .exceptions import NotReady, WrongState
from .models import IdentityCheck, Membership, Vendor
from .requirements import missing_points
from .signals import vendor_moved

S = Vendor.Status


@transaction.atomic
def open_shop(*, user, name: str, place) -> Vendor:
    """Start an application: partner, vendor and membership; nobody sees it yet."""
    partner = Partner.objects.create(name=name, slug=free_slug(name), place=place)
    partner.users.add(user)
    vendor = Vendor.objects.create(partner=partner, unit=unit_for(place))
    Membership.objects.create(user=user, vendor=vendor)
    record(actor=user, verb="vendor.opened", obj=vendor)
    return vendor


def unit_for(place) -> Unit | None:
    return Unit.objects.of_place(place).first() if place else None


def free_slug(name: str, *, taken_by=None) -> str:
    """The name as an address nobody else has; a number is added where needed."""
    base = slugify(name)[:100] or "cua-hang"
    others = Partner.objects.exclude(pk=taken_by.pk if taken_by else None)
    taken = set(
        others.filter(slug__startswith=base).values_list("slug", flat=True)
    )
    if base not in taken:
        return base
    return next(s for n in range(2, 10**6) if (s := f"{base}-{n}") not in taken)


@transaction.atomic
def apply_for_approval(*, vendor: Vendor, user) -> Vendor:
    """Send the application to the Union; it can be read, not sold from."""
    if vendor.status not in {S.DRAFT, S.RETURNED}:
        raise WrongState(vendor.status)
    points = missing_points(vendor)
    if points:
        raise NotReady(points)
    vendor.applied_at = timezone.now()
    vendor.return_reason = ""
    return _move(vendor, S.IN_REVIEW, actor=user)


@transaction.atomic
def approve_vendor(
    *, vendor: Vendor, officer, method: str, checked_on: date, last_four: str
) -> Vendor:
    """Open the shop: from now on it can be bought from."""
    if vendor.status not in {S.IN_REVIEW, S.SUSPENDED}:
        raise WrongState(vendor.status)
    IdentityCheck.objects.create(
        vendor=vendor,
        officer=officer,
        method=method,
        checked_on=checked_on,
        last_four=last_four,
    )
    vendor.approved_at = timezone.now()
    _move(vendor, S.APPROVED, actor=officer, method=method)
    _open(vendor.partner, True)
    return vendor


@transaction.atomic
def return_vendor(*, vendor: Vendor, officer, reason: str) -> Vendor:
    """Give the application back with a reason she can read."""
    if vendor.status != S.IN_REVIEW:
        raise WrongState(vendor.status)
    vendor.return_reason = reason
    return _move(vendor, S.RETURNED, actor=officer, reason=reason)


@transaction.atomic
def suspend_vendor(*, vendor: Vendor, officer, reason: str) -> Vendor:
    """Close the shop to new orders; those on their way are not touched."""
    if vendor.status != S.APPROVED:
        raise WrongState(vendor.status)
    vendor.return_reason = reason
    _move(vendor, S.SUSPENDED, actor=officer, reason=reason)
    _open(vendor.partner, False)
    return vendor


def _move(vendor: Vendor, new: str, *, actor, **data) -> Vendor:
    old, vendor.status = vendor.status, new
    vendor.save()
    record(actor=actor, verb=f"vendor.{new}", obj=vendor, **data)
    vendor_moved.send(sender=Vendor, vendor=vendor, old=old, new=new, actor=actor)
    return vendor


def _open(partner: Partner, is_open: bool) -> None:
    partner.is_open = is_open
    partner.save(update_fields=["is_open"])
    partner_changed.send(sender=Partner, partner=partner)


@transaction.atomic
def accept_terms(*, vendor: Vendor, user, show_bank: bool) -> Vendor:
    """Her own ticks, dated; showing her account to buyers can be taken back."""
    now = timezone.now()
    vendor.terms_accepted_at = vendor.terms_accepted_at or now
    vendor.bank_consent_at = (vendor.bank_consent_at or now) if show_bank else None
    vendor.save(update_fields=["terms_accepted_at", "bank_consent_at"])
    vendor.partner.bank_shown_since = vendor.bank_consent_at
    vendor.partner.save(update_fields=["bank_shown_since"])
    record(actor=user, verb="vendor.terms", obj=vendor, show_bank=show_bank)
    return vendor
