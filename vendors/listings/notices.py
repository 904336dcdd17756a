from django.utils.translation import gettext_noop as _

from vendors.members.notices import tell_members

from .models import Listing

APPROVED = _("Cho Chi Em: “%(name)s” is in your shop now. %(link)s")
RETURNED = _(
    "Cho Chi Em: the Union has a note on “%(name)s”. "
    "Please read it and send again: %(link)s"
)


def tell_approved(listing: Listing) -> None:
    _tell(listing, APPROVED)


def tell_returned(listing: Listing) -> None:
    _tell(listing, RETURNED)


def _tell(listing: Listing, text: str) -> None:
    tell_members(
        vendor=listing.vendor,
        text=text,
        about=listing,
        link=f"/ban-hang/san-pham/{listing.pk}/",
        name=listing.product.title,
    )
