from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth.hashers import make_password
from django.db import transaction

from shop.journal.by import By
from shop.journal.services import record

from .models import User


@transaction.atomic
def person_of_phone(*, phone: str, language: str = "vi") -> User:
    """Whoever has just shown that this number (E.164) is theirs; new ones begin."""
    user, is_new = User.objects.get_or_create(
        phone=phone,
        defaults={"language": language, "password": make_password(None)},
    )
    if not user.phone_verified:
        user.phone_verified = True
        user.save(update_fields=["phone_verified"])
    if is_new:
        record(by=By(user), verb="user.joined", obj=user)
    return user


@transaction.atomic
def rename_person(
    *, user: User, full_name: str, by: By, language: str | None = None
) -> User:
    user.full_name = full_name
    user.language = language or user.language
    user.save(update_fields=["full_name", "language"])
    record(by=by, verb="user.renamed", obj=user)
    return user


@transaction.atomic
def enrol_totp(*, user: User, secret: str) -> None:
    """Give staff an authenticator app with a known secret (base 32), once."""
    Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).delete()
    TOTP.activate(user, secret)
