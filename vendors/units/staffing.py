"""Who works for which unit: roles given, ended, and invitations to them.

Who may do it is asked of `permissions`; here stands what holds for everybody.
"""

from datetime import date, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from shop.journal.by import By
from shop.journal.services import record
from shop.users.accounts import deactivate_person
from shop.users.exceptions import LastAdministrator, LinkNotGood, NotOneself
from shop.users.models import User
from shop.users.tokens import digest_of, new_secret

from . import mails
from .models import Invitation, StaffRole, Unit
from .permissions import roles_to_give

Role = StaffRole.Role


@transaction.atomic
def give_role(
    *, user: User, unit: Unit, role: str, by: By, ends_on: date | None = None
) -> StaffRole:
    """Give a role, or open again one that has ended; its old end is forgotten."""
    held = set_role(user=user, unit=unit, role=role, by=by, ends_on=ends_on)
    mails.tell_given(held)
    return held


def set_role(*, user: User, unit: Unit, role: str, by: By, ends_on) -> StaffRole:
    held, _is_new = StaffRole.objects.update_or_create(
        user=user, unit=unit, role=role, defaults={"ends_on": ends_on}
    )
    note(by, "staff.role_given", held)
    return held


@transaction.atomic
def end_role(*, role: StaffRole, by: By, on: date | None = None) -> StaffRole:
    """From this day (today) on the role reaches nothing; the row stays as history."""
    lock_administrators()
    role.refresh_from_db()
    day = on or timezone.localdate()
    if role.role == Role.ADMINISTRATOR:
        if by.user == role.user:
            raise NotOneself
        if not is_looked_after(role.unit, day, without=role.user):
            raise LastAdministrator
    role.ends_on = day
    role.save(update_fields=["ends_on"])
    note(by, "staff.role_ended", role)
    mails.tell_ended(role)
    return role


@transaction.atomic
def close_account(*, user: User, by: By) -> None:
    """Deactivate somebody, unless units would be left without an administrator."""
    lock_administrators()
    today = timezone.localdate()
    for role in StaffRole.objects.of(user, Role.ADMINISTRATOR).select_related("unit"):
        if not is_looked_after(role.unit, today, without=user):
            raise LastAdministrator
    deactivate_person(user=user, by=by)


@transaction.atomic
def invite(
    *,
    email: str,
    unit: Unit,
    role: str,
    by: By,
    ends_on: date | None = None,
    language: str = "vi",
) -> Invitation:
    """Send a link that gives this role once; an earlier one to the same is void.

    Whether the address has an account already is neither asked nor told.
    """
    email = email.strip().lower()
    now = timezone.now()
    same = Invitation.objects.waiting().filter(email=email, unit=unit, role=role)
    same.update(withdrawn_at=now)
    secret, digest = new_secret()
    invitation = Invitation.objects.create(
        email=email,
        unit=unit,
        role=role,
        ends_on=ends_on,
        language=language,
        digest=digest,
        invited_by=by.user,
        expires_at=now + timedelta(days=settings.INVITATION_DAYS),
    )
    record(by=by, verb="staff.invited", obj=invitation, role=role, unit=unit.code)
    mails.send_invitation(invitation, secret)
    return invitation


@transaction.atomic
def withdraw_invitation(*, invitation: Invitation, by: By) -> None:
    """The link in the mail no longer works; one that was accepted stays."""
    locked = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if not locked.is_waiting:
        return
    locked.withdrawn_at = timezone.now()
    locked.save(update_fields=["withdrawn_at"])
    record(by=by, verb="staff.invitation_withdrawn", obj=locked)


def invitation_of(secret: str) -> Invitation:
    """The invitation that a link opens; raises LinkNotGood."""
    invitation = (
        Invitation.objects.waiting()
        .filter(digest=digest_of(secret))
        .select_related("unit", "invited_by")
        .first()
    )
    if invitation is None or invitation.is_expired or not still_meant(invitation):
        raise LinkNotGood
    return invitation


def still_meant(invitation: Invitation) -> bool:
    """Who has lost the right to invite has no guests either."""
    inviter = invitation.invited_by
    if inviter is None:
        return True
    return invitation.role in roles_to_give(inviter, invitation.unit)


@transaction.atomic
def accept_as_new(*, secret: str, full_name: str, language: str, password: str) -> User:
    """The owner of the address gets an account with the role; once."""
    invitation = take(secret)
    user = User.objects.create_user(
        email=invitation.email,
        full_name=full_name,
        language=language,
        password=password,
    )
    enter(invitation, user)
    return user


@transaction.atomic
def accept_as(*, secret: str, user: User) -> None:
    """Somebody who has an account under this address takes the role."""
    invitation = take(secret)
    if user.email != invitation.email or not user.is_active:
        raise LinkNotGood
    enter(invitation, user)


def take(secret: str) -> Invitation:
    """Lock it, then look whether it is still there to be taken."""
    list(Invitation.objects.select_for_update().filter(digest=digest_of(secret)))
    return invitation_of(secret)


def enter(invitation: Invitation, user: User) -> None:
    invitation.accepted_at = timezone.now()
    invitation.save(update_fields=["accepted_at"])
    record(by=By(user), verb="staff.invitation_accepted", obj=invitation)
    set_role(
        user=user,
        unit=invitation.unit,
        role=invitation.role,
        ends_on=invitation.ends_on,
        by=By(invitation.invited_by),
    )


def note(by: By, verb: str, role: StaffRole) -> None:
    record(
        by=by,
        verb=verb,
        obj=role.user,
        role=role.role,
        unit=role.unit.code,
        unit_name=role.unit.name,
        ends_on=role.ends_on.isoformat() if role.ends_on else "",
    )


def lock_administrators() -> None:
    """Two who end each other's role at once must not both succeed."""
    locked = StaffRole.objects.select_for_update().filter(role=Role.ADMINISTRATOR)
    list(locked.order_by("pk"))
    list(User.objects.select_for_update().filter(is_superuser=True).order_by("pk"))


def is_looked_after(unit: Unit, day: date, *, without: User) -> bool:
    """Somebody else can give roles here on that day."""
    others = (
        StaffRole.objects.reaching(unit)
        .live(day)
        .filter(role=Role.ADMINISTRATOR, user__is_active=True)
        .exclude(user=without)
    )
    operators = User.objects.filter(is_superuser=True, is_active=True)
    return others.exists() or operators.exclude(pk=without.pk).exists()
