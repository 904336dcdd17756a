"""Mails to staff about their own accounts, each in her own language."""

from datetime import datetime

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext_noop as _

from shop.outbox.services import send_message

from .models import User

RESET_FACTOR = (
    _("Your second sign-in step was reset"),
    _(
        "Hello %(name)s,\n\n"
        "The second step of your sign-in at %(site)s was reset by %(actor)s. "
        "At your next sign-in you set it up anew.\n\n"
        "If you did not ask for this, tell your administrator at once.\n"
    ),
)
DEACTIVATED = (
    _("Your account was closed"),
    _(
        "Hello %(name)s,\n\n"
        "Your staff account at %(site)s was closed by %(actor)s. "
        "You can no longer sign in. What you have done stays on record.\n\n"
        "If you think this is a mistake, ask your administrator.\n"
    ),
)
REACTIVATED = (
    _("Your account is open again"),
    _("Hello %(name)s,\n\nYour staff account at %(site)s was opened again.\n"),
)
PASSWORD_LINK = (
    _("Choose a new password"),
    _(
        "Hello %(name)s,\n\n"
        "With this link you choose a new password for %(site)s:\n%(link)s\n\n"
        "It works once, for %(minutes)s minutes. At the sign-in your second step is "
        "asked as always. If you did not ask for this, do nothing: your password "
        "stays as it is.\n"
    ),
)
PASSWORD_CHANGED = (
    _("Your password was changed"),
    _(
        "Hello %(name)s,\n\n"
        "The password of your account at %(site)s was changed. All other devices were "
        "signed out.\n\nIf this was not you, tell your administrator at once.\n"
    ),
)
EMAIL_OLD = (
    _("Do you agree to the new e-mail address?"),
    _(
        "Hello %(name)s,\n\n"
        "Somebody who is signed in as you at %(site)s asked to change your e-mail "
        "address to %(email)s. If it was you, agree here:\n%(link)s\n\n"
        "The new address must agree too. The link works for %(hours)s hours. If it was "
        "not you, do nothing and change your password.\n"
    ),
)
EMAIL_NEW = (
    _("Is this your new e-mail address?"),
    _(
        "Hello %(name)s,\n\n"
        "You want to sign in at %(site)s with this address from now on. "
        "Say here that it is yours:\n%(link)s\n\n"
        "Your old address must agree too. The link works for %(hours)s hours. If you "
        "do not know about this, do nothing.\n"
    ),
)
EMAIL_CHANGED = (
    _("Your e-mail address was changed"),
    _(
        "Hello %(name)s,\n\n"
        "From now on you sign in at %(site)s with %(email)s.\n\n"
        "If this was not you, tell your administrator at once.\n"
    ),
)
SYSTEM = _("the system")


def tell(
    user: User,
    mail: tuple[str, str],
    gaps: dict[str, str] | None = None,
    *,
    to: str = "",
    useless_after: datetime | None = None,
) -> None:
    """`mail` is a marked subject and text; one with a link is a secret."""
    to = to or user.email or ""
    if not to:
        return
    with translation.override(user.language):
        filled = {
            "name": str(user),
            "site": settings.OSCAR_SHOP_NAME,
            "actor": translation.gettext(SYSTEM),
        } | (gaps or {})
        subject, text = (translation.gettext(part) % filled for part in mail)
    send_message(
        channel="email",
        to=to,
        subject=f"{settings.OSCAR_SHOP_NAME}: {subject}",
        text=text,
        about=user,
        is_secret="link" in filled,
        useless_after=useless_after,
    )
