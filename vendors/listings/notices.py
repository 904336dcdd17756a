from django.utils.translation import gettext_noop as _

from shop.outbox.kinds import Kind, declare
from vendors.members.notices import tell_members

from .models import Listing

APPROVED = declare(
    "listing.approved",
    to="seller",
    gaps=("link",),
    sms=_("%(site)s: one more product is in your shop now: %(link)s"),
)
RETURNED = declare(
    "listing.returned",
    to="seller",
    gaps=("link",),
    sms=_(
        "%(site)s: the Union has a note on one of your products. "
        "Please read it and send again: %(link)s"
    ),
)
TAKEN_DOWN = declare(
    "listing.taken_down",
    to="seller",
    gaps=("link",),
    sms=_(
        "%(site)s: the Union took one of your products off the shop. Read why: %(link)s"
    ),
)


def tell_approved(listing: Listing) -> None:
    _tell(listing, APPROVED)


def tell_returned(listing: Listing) -> None:
    _tell(listing, RETURNED)


def tell_taken_down(listing: Listing) -> None:
    _tell(listing, TAKEN_DOWN)


def _tell(listing: Listing, kind: Kind) -> None:
    link = f"/ban-hang/san-pham/{listing.pk}/"
    tell_members(vendor=listing.vendor, kind=kind, about=listing, link=link)
