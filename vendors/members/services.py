"""The way of a shop: opened, applied for, decided on by the Union."""

from datetime import date
from typing import cast

from django.db import transaction
from django.utils import timezone

from shop.journal.by import By
from shop.journal.services import record
from shop.partner.models import Partner
from shop.search.services import one_refresh
from shop.users.models import User
from vendors.units.models import Unit

from . import notices
from .exceptions import NotReady, WrongState
from .identity import check_that_holds
from .models import IdentityCheck, Membership, Vendor
from .names import free_slug
from .requirements import missing_points
from .signals import vendor_moved

S = Vendor.Status


@transaction.atomic
def open_shop(*, name: str, by: By, place=None) -> Vendor:
    """Start an application that nobody else sees; a person's second shop is her first."""
    user = User.objects.select_for_update().get(pk=by.member.pk)
    vendor = Vendor.objects.of_user(user).first()
    if vendor:
        return vendor
    partner = Partner.objects.create(name=name, slug=free_slug(name), place=place)
    partner.users.add(user)
    vendor = Vendor.objects.create(partner=partner, unit=unit_for(place))
    Membership.objects.create(user=user, vendor=vendor)
    record(by=by, verb="vendor.opened", obj=vendor)
    return vendor


def unit_for(place) -> Unit | None:
    return Unit.objects.of_place(place).first() if place else None


def lock(vendor: Vendor) -> None:
    """Wait for whoever changes this shop now, then see it as it is."""
    vendor.refresh_from_db(from_queryset=Vendor.objects.select_for_update())


@transaction.atomic
def apply_for_approval(*, vendor: Vendor, by: By) -> Vendor:
    """Send the application to the Union; it can be read, not sold from."""
    lock(vendor)
    if vendor.status not in {S.DRAFT, S.RETURNED}:
        raise WrongState(vendor.status)
    points = missing_points(vendor)
    if points:
        raise NotReady(points)
    vendor.applied_at = timezone.now()
    vendor.return_reason = ""
    return _move(vendor, S.IN_REVIEW, by=by)


@transaction.atomic
def approve_vendor(
    *, vendor: Vendor, by: By, method: str, checked_on: date, last_four: str
) -> Vendor:
    """Open the shop: from now on it can be bought from.

    Its listings stay as they are; `approve_with_listings` shows those that were seen.
    """
    lock(vendor)
    if vendor.status not in {S.IN_REVIEW, S.SUSPENDED}:
        raise WrongState(vendor.status)
    IdentityCheck.objects.create(
        vendor=vendor,
        officer=cast(User, by.user),
        method=method,
        checked_on=checked_on,
        last_four=last_four,
    )
    return _approve(vendor, by=by, method=method)


@transaction.atomic
def reopen_vendor(*, vendor: Vendor, by: By) -> Vendor:
    """Open a suspended shop again, on the identity check that still holds."""
    lock(vendor)
    if vendor.status != S.SUSPENDED or not check_that_holds(vendor):
        raise WrongState(vendor.status)
    return _approve(vendor, by=by)


def _approve(vendor: Vendor, *, by: By, **data) -> Vendor:
    vendor.approved_at = timezone.now()
    vendor.return_reason = ""
    with one_refresh():
        _move(vendor, S.APPROVED, by=by, **data)
        _open(vendor.partner, True)
    notices.tell_approved(vendor)
    return vendor


@transaction.atomic
def return_vendor(*, vendor: Vendor, by: By, reason: str) -> Vendor:
    """Give the application back with a reason she can read."""
    lock(vendor)
    if vendor.status != S.IN_REVIEW:
        raise WrongState(vendor.status)
    vendor.return_reason = reason
    _move(vendor, S.RETURNED, by=by, reason=reason)
    notices.tell_returned(vendor)
    return vendor


@transaction.atomic
def suspend_vendor(*, vendor: Vendor, by: By, reason: str) -> Vendor:
    """Close the shop to new orders; those on their way are not touched."""
    lock(vendor)
    if vendor.status != S.APPROVED:
        raise WrongState(vendor.status)
    vendor.return_reason = reason
    _move(vendor, S.SUSPENDED, by=by, reason=reason)
    _open(vendor.partner, False)
    notices.tell_suspended(vendor)
    return vendor


def _move(vendor: Vendor, new: str, *, by: By, **data) -> Vendor:
    old, vendor.status = vendor.status, new
    vendor.save()
    record(by=by, verb=f"vendor.{new}", obj=vendor, **data)
    vendor_moved.send(sender=Vendor, vendor=vendor, old=old, new=new, by=by)
    return vendor


def _open(partner: Partner, is_open: bool) -> None:
    partner.is_open = is_open
    partner.save(update_fields=["is_open"])
