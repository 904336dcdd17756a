from collections import Counter, defaultdict

from django.db import transaction

from shop.places.models import Place

from .fences import number_of, path_below
from .models import Unit

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
    return dict(Counter(Unit.objects.today().values_list("level", flat=True)))


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
