"""Mails about roles: the invitation, and what became of a role."""

from django.conf import settings
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext_noop as _

from shop.outbox.services import send_message
from shop.users.mails import tell
from shop.users.tokens import link_to

from .models import Invitation, StaffRole

SUBJECT = _("You are invited to work for %(unit)s")
TEXT = _(
    "Hello,\n\n"
    "%(inviter)s invites you to look after the market %(site)s with us.\n\n"
    "Your task: %(role)s, %(unit)s.\n\n"
    "Open this link, write your name and choose a password:\n%(link)s\n\n"
    "The link works once, until %(until)s. Keep your phone at hand: it will be the "
    "second step of your sign-in. If you do not know about this, do nothing.\n"
)
GIVEN = (
    _("You have a new task"),
    _(
        "Hello %(name)s,\n\n"
        "At %(site)s you now have this task: %(role)s, %(unit)s.\n\n"
        "You find it here: %(address)s\n"
    ),
)
ENDED = (
    _("A task of yours ends"),
    _(
        "Hello %(name)s,\n\n"
        "Your task at %(site)s, %(role)s, %(unit)s, ends on %(day)s. What you have "
        "done stays on record. Thank you for your work.\n"
    ),
)


def send_invitation(invitation: Invitation, secret: str) -> None:
    with translation.override(invitation.language):
        gaps = {
            "inviter": str(invitation.invited_by or invitation.unit),
            "site": settings.OSCAR_SHOP_NAME,
            "role": invitation.get_role_display(),
            "unit": invitation.unit.name,
            "link": link_to("units:invitation", secret),
            "until": date_format(invitation.expires_at.astimezone(), "H:i j/n/Y"),
        }
        subject = translation.gettext(SUBJECT) % gaps
        text = translation.gettext(TEXT) % gaps
    send_message(
        channel="email",
        to=invitation.email,
        subject=f"{settings.OSCAR_SHOP_NAME}: {subject}",
        text=text,
        about=invitation,
        is_secret=True,
        useless_after=invitation.expires_at,
    )


def tell_given(role: StaffRole) -> None:
    tell(
        role.user, GIVEN, gaps_of(role) | {"address": f"{settings.SITE_URL}/quan-tri/"}
    )


def tell_ended(role: StaffRole) -> None:
    day = date_format(role.ends_on, "j/n/Y") if role.ends_on else ""
    tell(role.user, ENDED, gaps_of(role) | {"day": day})


def gaps_of(role: StaffRole) -> dict[str, str]:
    with translation.override(role.user.language):
        return {"role": str(role.get_role_display()), "unit": role.unit.name}
