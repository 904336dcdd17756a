"""What a member tells of her shop, one answer at a time; the state stays as it is."""

from django.db import transaction
from django.utils import timezone

from shop.journal.by import By
from shop.journal.services import record
from shop.partner.models import Partner

from . import notices
from .models import Vendor
from .names import free_slug
from .services import lock, unit_for

DELIVERY = (
    "rate_province",
    "rate_region",
    "rate_country",
    "can_collect",
    "pickup_note",
)


@transaction.atomic
def rename_shop(*, vendor: Vendor, name: str, by: By) -> None:
    """The address follows the name until the shop was first opened, then it stays."""
    lock(vendor)
    partner = vendor.partner
    if partner.name == name:
        return
    old, partner.name = partner.name, name
    if not vendor.approved_at:
        partner.slug = free_slug(name, taken_by=partner)
    partner.save(update_fields=["name", "slug"])
    record(by=by, verb="vendor.renamed", obj=vendor, old=old, new=name)


@transaction.atomic
def move_shop(*, vendor: Vendor, place, by: By) -> None:
    """The commune; from now on its own officers look after the shop."""
    lock(vendor)
    partner = vendor.partner
    if partner.place_id == place.pk:
        return
    partner.place = place
    partner.save(update_fields=["place"])
    vendor.unit = unit_for(place)
    vendor.save()
    record(by=by, verb="vendor.moved_house", obj=vendor, place=place.code)


@transaction.atomic
def introduce(*, vendor: Vendor, about: str, by: By, photo=None) -> None:
    """Who she is; without a new photo the old one stays."""
    lock(vendor)
    if vendor.about == about and not photo:
        return
    vendor.about = about
    if photo:
        vendor.photo = photo
    vendor.save()
    record(by=by, verb="vendor.introduced", obj=vendor, photo=bool(photo))


@transaction.atomic
def remove_photo(*, vendor: Vendor, by: By) -> None:
    lock(vendor)
    if not vendor.photo:
        return
    vendor.photo.delete(save=False)
    vendor.save()
    record(by=by, verb="vendor.photo_removed", obj=vendor)


@transaction.atomic
def set_contact(*, vendor: Vendor, phone: str, on_zalo: bool, by: By) -> None:
    """The number that shoppers see; the one she signs in with stays as it is."""
    lock(vendor)
    if (vendor.phone_shown, vendor.zalo_shown) == (phone, on_zalo):
        return
    vendor.phone_shown, vendor.zalo_shown = phone, on_zalo
    vendor.save()
    record(by=by, verb="vendor.contact", obj=vendor)


@transaction.atomic
def set_delivery(*, vendor: Vendor, by: By, **terms) -> None:
    """Rates in VND by zone (None: she doesn't send there) and the pick-up point."""
    lock(vendor)
    new = {name: terms[name] for name in DELIVERY}
    old = {name: getattr(vendor.partner, name) for name in DELIVERY}
    if new == old:
        return
    _update(vendor.partner, new)
    record(by=by, verb="vendor.delivery", obj=vendor, old=old, new=new)


@transaction.atomic
def set_account(
    *, vendor: Vendor, bank: str, number: str, holder: str, show: bool, by: By
) -> None:
    """Where transfers go; shown to buyers only with her dated consent."""
    lock(vendor)
    partner = vendor.partner
    old = (partner.bank_bin, partner.bank_account, partner.account_holder)
    since = (vendor.bank_consent_at or timezone.now()) if show and number else None
    vendor.bank_consent_at = since
    vendor.save()
    answers = {"bank_bin": bank, "bank_account": number, "account_holder": holder}
    _update(vendor.partner, answers | {"bank_shown_since": since})
    record(by=by, verb="vendor.account", obj=vendor, show_bank=bool(since))
    if (old[1] or vendor.applied_at) and old != (bank, number, holder):
        notices.tell_account_changed(vendor)


@transaction.atomic
def accept_terms(*, vendor: Vendor, by: By) -> None:
    """Her own tick, dated once."""
    lock(vendor)
    if vendor.terms_accepted_at:
        return
    vendor.terms_accepted_at = timezone.now()
    vendor.save()
    record(by=by, verb="vendor.terms", obj=vendor)


def _update(partner: Partner, answers: dict) -> None:
    for name, value in answers.items():
        setattr(partner, name, value)
    partner.save(update_fields=list(answers))
