"""A new e-mail address takes hold when the old and the new one have both agreed."""

from datetime import timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from shop.journal.by import By
from shop.journal.services import record

from . import mails
from .exceptions import EmailTaken, LinkNotGood
from .models import EmailChange, User
from .tokens import digest_of, link_to, new_secret


@transaction.atomic
def ask_for_email_change(*, user: User, new_email: str, by: By) -> EmailChange:
    """Write to both addresses; an older wish is forgotten, nothing changes yet."""
    secret_of_old, old_digest = new_secret()
    secret_of_new, new_digest = new_secret()
    EmailChange.objects.filter(user=user).delete()
    expires_at = timezone.now() + timedelta(seconds=settings.EMAIL_CHANGE_SECONDS)
    change = EmailChange.objects.create(
        user=user,
        new_email=new_email.lower(),
        old_digest=old_digest,
        new_digest=new_digest,
        expires_at=expires_at,
    )
    record(by=by, verb="user.email_asked", obj=user)
    ask(change, mails.EMAIL_OLD, user.email or "", secret_of_old)
    ask(change, mails.EMAIL_NEW, change.new_email, secret_of_new)
    return change


def ask(change: EmailChange, mail: tuple[str, str], to: str, secret: str) -> None:
    gaps = {
        "email": change.new_email,
        "hours": str(settings.EMAIL_CHANGE_SECONDS // 3600),
        "link": link_to("users:email-agree", secret),
    }
    mails.tell(change.user, mail, gaps, to=to, useless_after=change.expires_at)


def change_of(secret: str) -> tuple[EmailChange, bool]:
    """The wish that a link belongs to, and whether the new address speaks."""
    digest = digest_of(secret)
    changes = EmailChange.objects.select_related("user").filter(user__is_active=True)
    for name in ("old_digest", "new_digest"):
        change = changes.filter(**{name: digest}).first()
        if change and not change.is_over:
            return change, name == "new_digest"
    raise LinkNotGood


def agree(*, secret: str) -> EmailChange:
    """One of the two has said yes; raises EmailTaken, and then the wish is gone."""
    try:
        return agree_once(secret)
    except IntegrityError:
        EmailChange.objects.filter(new_digest=digest_of(secret)).delete()
        EmailChange.objects.filter(old_digest=digest_of(secret)).delete()
        raise EmailTaken from None


@transaction.atomic
def agree_once(secret: str) -> EmailChange:
    change, is_new = change_of(secret)
    change = EmailChange.objects.select_for_update().get(pk=change.pk)
    now = timezone.now()
    if is_new:
        change.new_agreed_at = change.new_agreed_at or now
    else:
        change.old_agreed_at = change.old_agreed_at or now
    change.save()
    if change.old_agreed_at and change.new_agreed_at:
        finish(change)
    return change


def finish(change: EmailChange) -> None:
    user, old = change.user, change.user.email
    user.email = change.new_email
    user.save(update_fields=["email"])
    change.delete()
    record(by=By(user), verb="user.email_changed", obj=user)
    for address in filter(None, (old, user.email)):
        mails.tell(user, mails.EMAIL_CHANGED, {"email": change.new_email}, to=address)
