"""Where the money goes changes only with the owner's own code, asked anew by SMS."""

from django.conf import settings
from django.core import signing

from shop.users import codes
from shop.users.messages import ACCOUNT_CODE

from .models import Membership, Vendor

SALT = "vendors.members.account"
SESSION_KEY = "account_code"
FIELDS = ("bank", "account", "holder", "show")


def needs_code(*, vendor: Vendor, data: dict) -> bool:
    """Not for the first account of an application, nor to take an account away."""
    partner = vendor.partner
    is_known = bool(partner.bank_account or vendor.applied_at)
    if not (is_known and data["account"]):
        return False
    old = (partner.bank_bin, partner.bank_account, partner.account_holder)
    new = (data["bank"], data["account"], data["holder"])
    return old != new or (data["show"] and not partner.bank_shown_since)


def owner_of(vendor: Vendor, user):
    """Whose phone gets the code: hers who asks, where she owns the shop."""
    owners = vendor.memberships.filter(
        role=Membership.Role.OWNER, user__is_active=True, user__phone__isnull=False
    )
    found = [each.user for each in owners.select_related("user").order_by("pk")]
    return next((owner for owner in found if owner == user), next(iter(found), None))


def send_code(*, request, owner) -> None:
    codes.send_code(
        request=request, phone=owner.phone, kind=ACCOUNT_CODE, key=SESSION_KEY
    )


def check_code(*, request, code: str) -> str:
    """The phone that the code was sent to; raises what codes.check_code raises."""
    return codes.check_code(request=request, code=code, key=SESSION_KEY)


def is_waiting(request) -> bool:
    return codes.pending(request, SESSION_KEY) is not None


def sealed(*, vendor: Vendor, user, data: dict, then: str) -> str:
    """The change travels in the form, never in the session."""
    answers = {name: data[name] for name in FIELDS}
    content = {"vendor": vendor.pk, "user": user.pk, "data": answers, "then": then}
    return signing.dumps(content, salt=SALT)


def unsealed(text: str, *, vendor: Vendor, user) -> dict | None:
    """`data` and `then` of this person's change of this shop, while the code works."""
    lifetime = 2 * settings.SIGN_IN_CODE_SECONDS
    try:
        change = signing.loads(text, salt=SALT, max_age=lifetime)
    except signing.BadSignature:
        return None
    mine = (change["vendor"], change["user"]) == (vendor.pk, user.pk)
    return change if mine else None
