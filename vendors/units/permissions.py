from django.db.models import Q, QuerySet

from .models import StaffRole, Unit


def has_role(user, unit: Unit, role: str) -> bool:
    """True for the role in this unit or one above it; superusers may everything."""
    if not user.is_authenticated or not user.is_active:
        return False
    if user.is_superuser:
        return True
    return StaffRole.objects.reaching(unit).filter(user=user, role=role).exists()


def is_officer_of(user, unit: Unit) -> bool:
    return has_role(user, unit, StaffRole.Role.OFFICER)


def units_of(user, role: str | None = None) -> QuerySet[Unit]:
    """All units that the person's roles (or this one) reach, with those below."""
    if not user.is_authenticated or not user.is_active:
        return Unit.objects.none()
    if user.is_superuser:
        return Unit.objects.all()
    roles = StaffRole.objects.filter(user=user)
    if role:
        roles = roles.filter(role=role)
    reach = Q(pk__in=[])
    for path in roles.values_list("unit__path", flat=True):
        reach |= Q(path__startswith=path)
    return Unit.objects.filter(reach)
