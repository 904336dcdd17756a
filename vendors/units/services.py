from collections import Counter, defaultdict

from django.db import transaction
from django.utils import timezone

from shop.journal.by import BY_COMMAND
from shop.journal.services import record
from shop.places.models import Place

from .fences import number_of, path_below
from .models import Invitation, StaffRole, Unit
from .signals import unit_merged, units_changed

CENTRE_CODE = "VN"
CENTRE_NAME = "Trung ương Hội Liên hiệp Phụ nữ Việt Nam"
UNION = "Hội Liên hiệp Phụ nữ {kind} {name}"


@transaction.atomic
def load_units() -> dict[str, int]:
    """One unit for each place, closed where its place is; branches are not touched."""
    places = Place.objects.select_related("parent").order_by("-level", "code")
    centre = get_centre(places[0].valid_from)
    wanted = {place.code: place for place in places}
    update_units(wanted)
    move_units(wanted)
    provinces = [place for place in wanted.values() if place.parent_id is None]
    communes = [place for place in wanted.values() if place.parent_id]
    add_units([(centre, place) for place in provinces])
    parents = Unit.objects.in_bulk([p.code for p in provinces], field_name="code")
    add_units([(parents[place.parent.code], place) for place in communes])
    follow_mergers()
    units_changed.send(sender=Unit)
    return dict(Counter(Unit.objects.today().values_list("level", flat=True)))


def follow_mergers() -> None:
    """People go on in the unit that theirs was merged into; what is above tells."""
    closed = Unit.objects.exclude(valid_to=None).exclude(place__merged_into=None)
    for old in closed.select_related("place"):
        new = Unit.objects.of_place(old.place.merged_into).first()
        if new is None:
            continue
        move_roles(old, new)
        Invitation.objects.waiting().filter(unit=old).update(unit=new)
        unit_merged.send(sender=Unit, old=old, new=new)


def move_roles(old: Unit, new: Unit) -> None:
    """Who has the same role there already keeps that; the old row stays as history."""
    today = timezone.localdate()
    for role in StaffRole.objects.live().filter(unit=old):
        StaffRole.objects.get_or_create(
            user=role.user,
            unit=new,
            role=role.role,
            defaults={"ends_on": role.ends_on},
        )
        role.ends_on = today
        role.save(update_fields=["ends_on"])
        record(
            by=BY_COMMAND,
            verb="staff.role_moved",
            obj=role.user,
            role=role.role,
            unit=new.code,
            unit_name=new.name,
        )


def get_centre(since) -> Unit:
    centre = Unit.objects.filter(code=CENTRE_CODE).first()
    return centre or Unit.add_root(
        code=CENTRE_CODE, name=CENTRE_NAME, level=Unit.Level.CENTRE, valid_from=since
    )


def fields_of(place: Place) -> dict:
    """Levels of places and of units have the same words."""
    return {
        "name": UNION.format(kind=place.kind, name=place.name),
        "level": place.level,
        "place_id": place.pk,
        "valid_from": place.valid_from,
        "valid_to": place.valid_to,
    }


def update_units(wanted: dict[str, Place]) -> None:
    changed = []
    for unit in Unit.objects.filter(code__in=wanted):
        fields = fields_of(wanted[unit.code])
        if any(getattr(unit, name) != value for name, value in fields.items()):
            for name, value in fields.items():
                setattr(unit, name, value)
            changed.append(unit)
    names = ["name", "level", "place_id", "valid_from", "valid_to"]
    Unit.objects.bulk_update(changed, names, batch_size=500)


def move_units(wanted: dict[str, Place]) -> None:
    """Follow communes that went to another province."""
    provinces = {
        unit.path: unit.code for unit in Unit.objects.filter(level=Unit.Level.PROVINCE)
    }
    codes = {code: path for path, code in provinces.items()}
    for unit in Unit.objects.filter(level=Unit.Level.COMMUNE, code__in=wanted):
        home = wanted[unit.code].parent.code
        if home in codes and provinces.get(unit.path[: -unit.steplen]) != home:
            unit.move(Unit.objects.get(code=home), "last-child")


def add_units(wanted: list[tuple[Unit, Place]]) -> None:
    """Add what is missing in one go; treebeard alone would take a query each."""
    known = set(Unit.objects.values_list("code", flat=True))
    missing = defaultdict(list)
    for parent, place in wanted:
        if place.code not in known:
            missing[parent].append(place)
    fresh = []
    for parent, places in missing.items():
        first = number_of(parent.get_children().last()) + 1
        depth = parent.depth + 1
        for number, place in enumerate(places, start=first):
            path = path_below(parent, number)
            unit = Unit(code=place.code, path=path, depth=depth, **fields_of(place))
            fresh.append(unit)
        parent.numchild += len(places)
    Unit.objects.bulk_create(fresh, batch_size=500)
    Unit.objects.bulk_update(list(missing), ["numchild"])
