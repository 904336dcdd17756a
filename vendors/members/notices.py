"""Short messages to the members of a shop, each in her own language."""

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext_noop as _

from shop.outbox.services import send_message

from .models import Vendor

APPROVED = _("Cho Chi Em: your shop %(name)s is open now. You can sell! %(link)s")
RETURNED = _(
    "Cho Chi Em: the Union has a note on your shop %(name)s. "
    "Please read it and send again: %(link)s"
)
SUSPENDED = _(
    "Cho Chi Em: your shop %(name)s takes no new orders for now. Read why: %(link)s"
)


def tell_members(*, vendor: Vendor, text: str, about, link: str, **gaps) -> None:
    """`text` is a marked text; `link` an address of ours."""
    gaps["link"] = f"{settings.SITE_URL}{link}"
    for user in [each.user for each in vendor.memberships.select_related("user")]:
        if user.phone:
            with translation.override(user.language):
                message = translation.gettext(text) % gaps
            send_message(channel="sms", to=user.phone, text=message, about=about)


def tell_approved(vendor: Vendor) -> None:
    _tell(vendor, APPROVED)


def tell_returned(vendor: Vendor) -> None:
    _tell(vendor, RETURNED)


def tell_suspended(vendor: Vendor) -> None:
    _tell(vendor, SUSPENDED)


def _tell(vendor: Vendor, text: str) -> None:
    name = vendor.partner.name
    tell_members(vendor=vendor, text=text, about=vendor, link="/ban-hang/", name=name)
