from .models import StaffRole, Unit


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
