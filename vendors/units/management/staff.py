"""What the commands about staff share."""

from contextlib import contextmanager
from datetime import date, datetime

from django.core.management.base import CommandError

from shop.users.exceptions import LastAdministrator
from shop.users.models import User
from vendors.units.models import StaffRole, Unit

ROLES = [str(role) for role in StaffRole.Role]


def day(text: str) -> date:
    """05/11/2026 or 2026-11-05."""
    for form in ("%d/%m/%Y", "%Y-%m-%d"):
        try:
            return datetime.strptime(text, form).date()
        except ValueError:
            continue
    raise CommandError(f"{text} is no day; write 05/11/2026.")


def person(email: str) -> User:
    found = User.objects.filter(email=email.strip().lower()).first()
    if found is None:
        raise CommandError(f"Nobody has the address {email}.")
    return found


def unit(code: str) -> Unit:
    found = Unit.objects.filter(code=code).first()
    if found is None:
        raise CommandError(
            f"No unit has the code {code}; VN is the centre, a province or commune "
            "has the code of its place."
        )
    return found


@contextmanager
def refusals_in_words():
    try:
        yield
    except LastAdministrator:
        raise CommandError(
            "Nobody else could look after these accounts then; make somebody else "
            "an administrator first."
        ) from None
