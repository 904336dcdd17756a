"""The groups behind staff roles; a group brings permissions, a role brings a group."""

from django.contrib.auth.models import Group, Permission

from vendors.units.models import StaffRole, Unit

OFFICERS = "Cán bộ hội"
FRONT = "Trang nhất"
EDITORS = "Biên tập · {place}"
APPROVERS = "Duyệt bài · {place}"


def officers_group() -> Group:
    return group_named(OFFICERS)


def front_group() -> Group:
    return group_named(FRONT)


def editors_group(place) -> Group:
    return group_named(EDITORS.format(place=place.name))


def approvers_group(place) -> Group:
    return group_named(APPROVERS.format(place=place.name))


def group_named(name: str) -> Group:
    """It lets its people into the admin; what they may do there is added to it."""
    group, created = Group.objects.get_or_create(name=name)
    if created:
        group.permissions.add(
            Permission.objects.get(
                content_type__app_label="wagtailadmin", codename="access_admin"
            )
        )
    return group


def group_of(role: StaffRole) -> Group:
    """The centre's editors look after the front page, a province's after theirs."""
    if role.role == StaffRole.Role.OFFICER:
        return officers_group()
    place = province_of(role.unit)
    if place is None:
        return front_group()
    if role.role == StaffRole.Role.PROVINCE_EDITOR:
        return approvers_group(place)
    return editors_group(place)


def province_of(unit: Unit):
    """The province that a unit lies in; None for the centre."""
    line = Unit.objects.filter(path__in=unit.line_paths(), level=Unit.Level.PROVINCE)
    province = line.select_related("place").first()
    return province and province.place


def give_group(*, role: StaffRole) -> None:
    role.user.groups.add(group_of(role))


def take_group(*, role: StaffRole) -> None:
    """Another role of the same person may still bring the group."""
    group = group_of(role)
    others = StaffRole.objects.filter(user=role.user_id).exclude(pk=role.pk)
    if group not in [group_of(other) for other in others]:
        group.user_set.remove(role.user_id)
