"""The groups behind staff roles; a group brings permissions, a role brings a group."""

from django.contrib.auth.models import Group, Permission
from django.db import transaction

from shop.places.models import Place
from vendors.units.models import StaffRole, Unit

from .models import RoleGroup

Kind = RoleGroup.Kind
OFFICERS = "Cán bộ hội"
FRONT = "Trang nhất"
ADMINISTRATORS = "Quản trị đơn vị"
EDITORS = "Biên tập · {place}"
APPROVERS = "Duyệt bài · {place}"
NAMES: dict[str, str] = {
    Kind.OFFICERS: OFFICERS,
    Kind.FRONT: FRONT,
    Kind.ADMINISTRATORS: ADMINISTRATORS,
    Kind.EDITORS: EDITORS,
    Kind.APPROVERS: APPROVERS,
}
OF_ROLE = {
    StaffRole.Role.OFFICER: Kind.OFFICERS,
    StaffRole.Role.ADMINISTRATOR: Kind.ADMINISTRATORS,
    StaffRole.Role.EDITOR: Kind.EDITORS,
    StaffRole.Role.PROVINCE_EDITOR: Kind.APPROVERS,
}
OF_PLACES = {Kind.EDITORS, Kind.APPROVERS}


def officers_group() -> Group:
    return group_for(Kind.OFFICERS)


def front_group() -> Group:
    return group_for(Kind.FRONT)


def editors_group(place) -> Group:
    return group_for(Kind.EDITORS, place)


def approvers_group(place) -> Group:
    return group_for(Kind.APPROVERS, place)


@transaction.atomic
def group_for(kind: str, place: Place | None = None) -> Group:
    """It lets its people into the admin; what they may do there is added to it."""
    known = RoleGroup.objects.filter(kind=kind, place=place).select_related("group")
    if found := known.first():
        return found.group
    group, _made = Group.objects.get_or_create(name=free_name(kind, place))
    group.permissions.add(
        Permission.objects.get(
            content_type__app_label="wagtailadmin", codename="access_admin"
        )
    )
    RoleGroup.objects.create(group=group, kind=kind, place=place)
    return group


def free_name(kind: str, place: Place | None) -> str:
    """Two provinces may have had one name, one after the other."""
    name = NAMES[kind].format(place=place.name if place else "")
    others = RoleGroup.objects.filter(group__name=name)
    if others.exclude(kind=kind, place=place).exists():
        return f"{name} ({place.code if place else kind})"
    return name


def rename_groups() -> None:
    """Follow the names of provinces."""
    known = RoleGroup.objects.exclude(place=None).select_related("group", "place")
    for each in known:
        name = free_name(each.kind, each.place)
        if each.group.name != name:
            each.group.name = name
            each.group.save(update_fields=["name"])


def key_of(role: StaffRole) -> tuple[str, Place | None]:
    """The centre's editors look after the front page, a province's after theirs."""
    kind = OF_ROLE[StaffRole.Role(role.role)]
    if kind not in OF_PLACES:
        return kind, None
    place = province_of(role.unit)
    return (kind, place) if place else (Kind.FRONT, None)


def province_of(unit: Unit) -> Place | None:
    """The province that a unit lies in; None for the centre."""
    line = Unit.objects.filter(path__in=unit.line_paths(), level=Unit.Level.PROVINCE)
    province = line.select_related("place").first()
    return province and province.place


def keys_of(user) -> set[tuple[str, Place | None]]:
    """What the roles that this person holds today bring."""
    if not user.is_active:
        return set()
    roles = StaffRole.objects.of(user).select_related("unit")
    return {key_of(role) for role in roles}


def groups_behind(user):
    """Today's groups of the person's roles, whatever the membership table says yet."""
    known = RoleGroup.objects.select_related("place")
    wanted = keys_of(user)
    return [each.group_id for each in known if (each.kind, each.place) in wanted]


@transaction.atomic
def follow_roles(user) -> None:
    """Exactly the groups of her roles; groups of other origin are not touched."""
    wanted = {group_for(*key).pk for key in keys_of(user)}
    held = set(
        user.groups.filter(behind_role__isnull=False).values_list("pk", flat=True)
    )
    user.groups.remove(*held - wanted)
    user.groups.add(*wanted - held)
