from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from django.db.models import QuerySet
from django.utils import timezone

from . import loading, names
from .models import Place, PlaceQuerySet

MOST_CHOICES = 20


def load_places(*, day: date | None = None) -> dict[str, int]:
    """Load or refresh all places and old names; safe to run again."""
    return loading.load_places(day=day or timezone.localdate())


def find_communes(
    q: str, province: Place | None = None, limit: int = 20
) -> QuerySet[Place]:
    """Communes of today for a pick list; an empty text lists the whole province."""
    communes = todays_communes(province)
    if q := names.tidy(q):
        return communes.search(q)[:limit]
    return communes.order_by("folded")[:limit] if province else communes.none()


def find_province(text: str) -> Place | None:
    """By code, slug or name, today's or an old one."""
    provinces = Place.objects.provinces().today()
    text = names.tidy(text)
    if not text:
        return None
    return (
        provinces.filter(code=text).first()
        or provinces.filter(slug=text.lower()).first()
        or only_one(provinces.named(text))
        or only_one(provinces.successors_of(text))
    )


class Doubt(Enum):
    UNKNOWN = "unknown"
    SIMILAR = "similar"
    SEVERAL = "several"
    OLD = "old"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True)
class Answer:
    """The commune that was meant, or why it is in doubt and what it may be."""

    place: Place | None = None
    doubt: Doubt | None = None
    choices: list[Place] = field(default_factory=list)


def resolve_commune(*, text: str, province: Place | None = None) -> Answer:
    """By code, slug, name or full name; "name, province" overrules the province."""
    text = names.tidy(text)
    if by_code := todays_communes(None).filter(code=text).first():
        return at_home(by_code, province)
    if "," in text:
        province = None
    communes = todays_communes(province)
    found = list(communes.filter(slug=text.lower())[:MOST_CHOICES])
    found = found or list(communes.named(text)[:MOST_CHOICES])
    if len(found) == 1:
        return Answer(place=found[0])
    if found:
        return Answer(doubt=Doubt.SEVERAL, choices=found)
    return guess(text, province)


def guess(text: str, province: Place | None) -> Answer:
    communes, anywhere = todays_communes(province), todays_communes(None)
    for doubt, places in (
        (Doubt.OLD, communes.successors_of(text)),
        (Doubt.ELSEWHERE, anywhere.named(text)),
        (Doubt.OLD, anywhere.successors_of(text)),
        (Doubt.SIMILAR, communes.search(text)),
    ):
        if choices := list(places[:MOST_CHOICES]):
            return Answer(doubt=doubt, choices=choices)
    return Answer(doubt=Doubt.UNKNOWN)


def at_home(place: Place, province: Place | None) -> Answer:
    if province is None or place.parent_id == province.pk:
        return Answer(place=place)
    return Answer(doubt=Doubt.ELSEWHERE, choices=[place])


def todays_communes(province: Place | None) -> PlaceQuerySet:
    communes = Place.objects.communes().today().select_related("parent")
    return communes.filter(parent=province) if province else communes


def only_one(places: QuerySet[Place]) -> Place | None:
    found = list(places[:2])
    return found[0] if len(found) == 1 else None
