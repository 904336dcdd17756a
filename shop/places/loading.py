"""Bring the tables of places up to the data files, without deleting a row."""

from collections import Counter
from datetime import date

from django.db import transaction

from shop.text import slugify

from . import editions, names
from .models import OldName, Place

FIELDS = ["kind", "name", "slug", "parent_id", "region", "folded"]
FIELDS += ["valid_from", "valid_to", "merged_into_id"]


@transaction.atomic
def load_places(*, day: date) -> dict[str, int]:
    """Counts of provinces, communes and old names in force on the day.

    Places that are missing from the data are closed, never deleted.
    """
    since, rows = editions.edition("places", day)
    rows = corrected(rows, day)
    merged = merged_codes(day)
    add_slugs(rows)
    provinces = [row for row in rows if not row["parent"]]
    communes = [row for row in rows if row["parent"]]
    by_code = save_level(Place.Level.PROVINCE, provinces, {}, since, merged)
    found = save_level(Place.Level.COMMUNE, communes, by_code, since, merged)
    old_names = load_old_names(by_code | found, day)
    return {
        "provinces": len(provinces),
        "communes": len(communes),
        "old_names": old_names,
    }


def corrected(rows: list[dict], day: date) -> list[dict]:
    by_code = {row["code"]: row for row in rows}
    for row in editions.corrections(day):
        if row["field"] in ("kind", "name", "parent"):
            by_code[row["code"]][row["field"]] = row["value"]
    return rows


def merged_codes(day: date) -> dict[str, str]:
    """Code of a closed place → code of the one it went into."""
    return {
        row["code"]: row["value"]
        for row in editions.corrections(day)
        if row["field"] == "merged_into"
    }


def add_slugs(rows: list[dict]) -> None:
    """Namesakes within a province get their kind, then their code, as well."""
    for form in ("{name}", "{name} {kind}", "{name} {kind} {code}"):
        taken = Counter((row["parent"], row.get("slug")) for row in rows)
        for row in rows:
            if "slug" not in row or taken[row["parent"], row["slug"]] > 1:
                row["slug"] = slugify(form.format(**row))


def save_level(level, rows, parents, since, merged) -> dict[str, Place]:
    existing = {place.code: place for place in Place.objects.filter(level=level)}
    before = {code: values(place) for code, place in existing.items()}
    for row in rows:
        place = existing.setdefault(
            row["code"], Place(level=level, code=row["code"], valid_from=since)
        )
        fill(place, row, parents.get(row["parent"]))
    close_missing(existing, {row["code"] for row in rows}, since, merged)
    changed = [
        place
        for code, place in existing.items()
        if code in before and values(place) != before[code]
    ]
    Place.objects.bulk_update(changed, FIELDS, batch_size=500)
    fresh = [place for code, place in existing.items() if code not in before]
    Place.objects.bulk_create(fresh, batch_size=500)
    return {place.code: place for place in Place.objects.filter(level=level)}


def values(place: Place) -> tuple:
    return tuple(getattr(place, field) for field in FIELDS)


def fill(place: Place, row: dict, parent: Place | None) -> None:
    mekong = (row["parent"] or row["code"]) in editions.MEKONG
    around = (parent.name, parent.full_name) if parent else ()
    place.kind, place.name, place.slug = row["kind"], row["name"], row["slug"]
    place.parent_id = parent.pk if parent else None
    place.region = Place.Region.MEKONG if mekong else Place.Region.OTHER
    place.valid_to = place.merged_into_id = None
    place.folded = names.folded(row["kind"], row["name"], *around)


def close_missing(existing, codes, since, merged) -> None:
    for code, place in existing.items():
        if code in codes:
            continue
        heir = existing.get(merged.get(code))
        place.valid_to = place.valid_to or since
        place.merged_into_id = heir.pk if heir else place.merged_into_id


def load_old_names(by_code: dict[str, Place], day: date) -> int:
    _since, rows = editions.edition("old_names", day)
    by_old_code = {row["code"]: row for row in rows}
    existing = set(OldName.objects.values_list("level", "full_name", "parent_name"))
    names_of_rows = [(old_name(row, by_old_code), row) for row in rows]
    OldName.objects.bulk_create(
        [old for old, _row in names_of_rows if key(old) not in existing],
        batch_size=500,
    )
    fields = ("level", "full_name", "parent_name", "pk")
    saved = {tuple(row): pk for *row, pk in OldName.objects.values_list(*fields)}
    link_successors(
        {
            (saved[key(old)], by_code[code].pk)
            for old, row in names_of_rows
            for code in row["successors"].split()
        }
    )
    return len(rows)


def old_name(row: dict, by_old_code: dict) -> OldName:
    around = []
    parent = by_old_code.get(row["parent"])
    while parent:
        around.append(parent)
        parent = by_old_code.get(parent["parent"])
    full_names = [names.full_name(up["kind"], up["name"]) for up in around]
    short_names = [up["name"] for up in around]
    return OldName(
        level={2: "province", 3: "district", 5: "commune"}[len(row["code"])],
        name=row["name"],
        full_name=names.full_name(row["kind"], row["name"]),
        parent_name=", ".join(full_names),
        folded=names.folded(row["kind"], row["name"], *full_names, *short_names),
    )


def key(old: OldName) -> tuple[str, str, str]:
    return old.level, old.full_name, old.parent_name


def link_successors(pairs: set[tuple[int, int]]) -> None:
    through = OldName.successors.through
    known = set(through.objects.values_list("oldname_id", "place_id"))
    through.objects.bulk_create(
        [through(oldname_id=old, place_id=place) for old, place in pairs - known],
        batch_size=500,
    )
