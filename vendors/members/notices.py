"""Short messages to the members of a shop, each in her own language."""

from django.utils.translation import gettext_noop as _

from shop.outbox.kinds import Kind, declare, tell

from .models import Vendor

APPROVED = declare(
    "shop.approved",
    to="seller",
    gaps=("link",),
    sms=_("%(site)s: your shop is open now. You can sell! %(link)s"),
)
RETURNED = declare(
    "shop.returned",
    to="seller",
    gaps=("link",),
    sms=_(
        "%(site)s: the Union has a note on your shop. "
        "Please read it and send again: %(link)s"
    ),
)
SUSPENDED = declare(
    "shop.suspended",
    to="seller",
    gaps=("link",),
    sms=_("%(site)s: your shop takes no new orders for now. Read why: %(link)s"),
)
ACCOUNT_CHANGED = declare(
    "shop.account_changed",
    to="seller",
    gaps=("link",),
    sms=_(
        "%(site)s: your shop's bank account was changed. "
        "Was it not you? Call the Union at once: %(link)s"
    ),
)


def tell_members(*, vendor: Vendor, kind: Kind, about, link: str, **gaps) -> None:
    """`link` is a path of ours."""
    for user in [each.user for each in vendor.memberships.select_related("user")]:
        if user.phone:
            tell(
                kind,
                language=user.language,
                phone=user.phone,
                about=about,
                link=link,
                **gaps,
            )


def tell_approved(vendor: Vendor) -> None:
    _tell(vendor, APPROVED)


def tell_returned(vendor: Vendor) -> None:
    _tell(vendor, RETURNED)


def tell_suspended(vendor: Vendor) -> None:
    _tell(vendor, SUSPENDED)


def tell_account_changed(vendor: Vendor) -> None:
    _tell(vendor, ACCOUNT_CHANGED)


def _tell(vendor: Vendor, kind: Kind) -> None:
    tell_members(vendor=vendor, kind=kind, about=vendor, link="/ban-hang/")
