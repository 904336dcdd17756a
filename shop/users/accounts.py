"""What can happen to a staff account; each deed is told to its owner."""

from datetime import timedelta

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.db import transaction
from django.utils import timezone
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode

from shop.journal.by import By
from shop.journal.services import record

from . import mails, sessions
from .exceptions import LastAdministrator, LinkNotGood, NotOneself
from .models import User
from .tokens import link_to


@transaction.atomic
def reset_second_factor(*, user: User, by: By) -> None:
    """Take apps, keys and spare codes away; the next sign-in sets up new ones."""
    if by.user == user:
        raise NotOneself
    Authenticator.objects.filter(user=user).delete()
    sessions.end_all(user=user)
    record(by=by, verb="user.factor_reset", obj=user)
    mails.tell(user, mails.RESET_FACTOR, actor_of(by))


@transaction.atomic
def deactivate_person(*, user: User, by: By) -> None:
    """Close the account; what the person did stays with her name."""
    if by.user == user:
        raise NotOneself
    lock_superusers()
    user.refresh_from_db()
    if user.is_superuser and is_last_superuser(user):
        raise LastAdministrator
    if not user.is_active:
        return
    user.is_active = False
    user.save(update_fields=["is_active"])
    sessions.end_all(user=user)
    record(by=by, verb="user.deactivated", obj=user)
    mails.tell(user, mails.DEACTIVATED, actor_of(by))


@transaction.atomic
def reactivate_person(*, user: User, by: By) -> None:
    user.refresh_from_db(from_queryset=User.objects.select_for_update())
    if user.is_active:
        return
    user.is_active = True
    user.save(update_fields=["is_active"])
    record(by=by, verb="user.reactivated", obj=user)
    mails.tell(user, mails.REACTIVATED)


@transaction.atomic
def send_password_link(*, user: User, by: By) -> None:
    """A link to choose a new password; the old one works until then."""
    link = link_to(
        "users:password-link",
        default_token_generator.make_token(user),
        ai=urlsafe_base64_encode(force_bytes(user.pk)),
    )
    seconds = settings.PASSWORD_RESET_TIMEOUT
    record(by=by, verb="user.password_link", obj=user)
    mails.tell(
        user,
        mails.PASSWORD_LINK,
        {"link": link, "minutes": str(seconds // 60)},
        useless_after=timezone.now() + timedelta(seconds=seconds),
    )


def person_of_link(*, number: str, secret: str) -> User:
    """Whose password this link may change; raises LinkNotGood."""
    try:
        pk = int(urlsafe_base64_decode(number))
    except (ValueError, OverflowError):
        raise LinkNotGood from None
    user = User.objects.filter(pk=pk, is_active=True).exclude(email=None).first()
    if user is None or not default_token_generator.check_token(user, secret):
        raise LinkNotGood
    return user


@transaction.atomic
def set_password(*, user: User, password: str, by: By, keep_session: str = "") -> None:
    """All other sessions of this person end with the old password."""
    user.set_password(password)
    user.save(update_fields=["password"])
    sessions.end_all(user=user, but=keep_session)
    record(by=by, verb="user.password_changed", obj=user)
    mails.tell(user, mails.PASSWORD_CHANGED)


def actor_of(by: By) -> dict[str, str]:
    return {"actor": str(by.user)} if by.user else {}


def lock_superusers() -> None:
    list(User.objects.select_for_update().filter(is_superuser=True).order_by("pk"))


def is_last_superuser(user: User) -> bool:
    others = User.objects.filter(is_superuser=True, is_active=True).exclude(pk=user.pk)
    return not others.exists()
