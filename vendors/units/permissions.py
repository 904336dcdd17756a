from django.db.models import Q, QuerySet

from shop.users.models import User

from .models import StaffRole, Unit

Role = StaffRole.Role


def has_role(user, unit: Unit, role: str) -> bool:
    """True for the role in this unit or one above it; superusers may everything."""
    if not user.is_authenticated or not user.is_active:
        return False
    if user.is_superuser:
        return True
    return StaffRole.objects.reaching(unit).filter(user=user, role=role).exists()


def holds_role(user, role: str) -> bool:
    """True for the role in any unit."""
    if not user.is_authenticated or not user.is_active:
        return False
    return user.is_superuser or StaffRole.objects.of(user, role).exists()


def is_officer_of(user, unit: Unit) -> bool:
    return has_role(user, unit, StaffRole.Role.OFFICER)


def may_staff(user, unit: Unit) -> bool:
    """May invite, give and end roles in this unit."""
    return has_role(user, unit, StaffRole.Role.ADMINISTRATOR)


def is_administrator(user) -> bool:
    return holds_role(user, StaffRole.Role.ADMINISTRATOR)


def units_to_staff(user) -> QuerySet[Unit]:
    return Unit.objects.in_reach(user, StaffRole.Role.ADMINISTRATOR)


def people_in_reach(user) -> QuerySet[User]:
    """Staff with a role, running or ended, in a unit that she looks after."""
    people = User.objects.all()
    if user.is_superuser and user.is_active:
        return people.filter(
            Q(staff_roles__isnull=False) | Q(is_superuser=True)
        ).distinct()
    roles = StaffRole.objects.filter(unit__in=units_to_staff(user))
    return people.filter(pk__in=roles.values("user"))


def may_manage(user, person: User) -> bool:
    """May close or rescue the whole account: only who reaches all its roles."""
    if user.is_superuser and user.is_active:
        return True
    if person.is_superuser:
        return False
    units = units_to_staff(user)
    running = StaffRole.objects.of(person)
    roles = running if running.exists() else StaffRole.objects.filter(user=person)
    return roles.exists() and not roles.exclude(unit__in=units).exists()


def roles_to_give(user, unit: Unit) -> list[str]:
    """What she may give here, never more than she reaches herself.

    An editor, wherever her unit, writes for a whole province.
    """
    if not may_staff(user, unit):
        return []
    given = [Role.OFFICER, Role.ADMINISTRATOR]
    province = Unit.objects.filter(
        path__in=unit.line_paths(), level=Unit.Level.PROVINCE
    ).first()
    if may_staff(user, province or unit):
        given.append(Role.EDITOR)
        if unit.level in {Unit.Level.CENTRE, Unit.Level.PROVINCE}:
            given.append(Role.PROVINCE_EDITOR)
    return [str(role) for role in given]
