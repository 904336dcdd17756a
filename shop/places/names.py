"""How names of places are folded, compared and ranked.

The `folded` column reads "cai khe|phuong cai khe|, can tho, thanh pho can tho":
name, full name, then what the place lies in.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from shop.text import clean_line, fold

ABBREVIATIONS = {
    "p": "phường",
    "x": "xã",
    "tt": "thị trấn",
    "tx": "thị xã",
    "q": "quận",
    "h": "huyện",
    "tp": "thành phố",
    "t": "tỉnh",
}
KINDS = "phường|xã|đặc khu|thị trấn|thị xã|quận|huyện|thành phố|tỉnh"
SHORT_KIND = re.compile(r"^(tp|tt|tx|p|x|q|h|t)(?:\.\s*|\s+)(?=\S)", re.IGNORECASE)
SAIGON = re.compile(r"^(tp\.?\s*)?hcm$", re.IGNORECASE)
LATE_TONE = re.compile(r"(?<!q)(o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])\b", re.IGNORECASE)
LONG_KIND = re.compile(rf"^({KINDS})\s+", re.IGNORECASE)


LONGEST = 120


@dataclass(frozen=True)
class Asked:
    head: str
    spellings: tuple[str, ...]
    around: tuple[str, ...]


def parse(text: str) -> Asked:
    """ "p. Cái Khế, Cần Thơ" asks for "phuong cai khe" within "can tho"."""
    clean = place_tones(text).replace("|", " ")
    head, *around = [spell_out(part.strip()) for part in clean.split(",")]
    title = " ".join(word[:1].upper() + word[1:].lower() for word in head.split())
    return Asked(
        head=fold(head),
        spellings=tuple({title, LONG_KIND.sub("", title)}),
        around=tuple(filter(None, (fold(part) for part in around))),
    )


def tidy(text: str) -> str:
    """Clean, and without what a database refuses in a query."""
    return clean_line(text.replace("\x00", ""))[:LONGEST]


def spell_out(name: str) -> str:
    if SAIGON.match(name):
        return "Hồ Chí Minh"
    return SHORT_KIND.sub(lambda m: f"{ABBREVIATIONS[m[1].lower()]} ", name)


def place_tones(text: str) -> str:
    """NFC with the tone where the official names have it: "Hoà" → "Hòa"."""
    return LATE_TONE.sub(bring_forward, unicodedata.normalize("NFC", text))


def bring_forward(found: re.Match) -> str:
    first, last, tone = tuple(unicodedata.normalize("NFD", found[0]))
    return unicodedata.normalize("NFC", first + tone) + last


def full_name(kind: str, name: str) -> str:
    return f"{kind[:1].upper()}{kind[1:]} {name}"


def folded(kind: str, name: str, *around: str) -> str:
    own = f"{fold(name)}|{fold(full_name(kind, name))}|"
    return ", ".join([own, *map(fold_around, around)])


@lru_cache(maxsize=2000)
def fold_around(name: str) -> str:
    return fold(name)


def equal(text: str) -> Q:
    """The name or full name as a whole; nothing is equal to an empty text."""
    asked = parse(text)
    if not asked.head:
        return Q(pk__in=[])
    return is_head(asked.head) & lies_in(asked.around)


def within(asked: Asked) -> Q:
    """A word of the name, or of what it lies in, begins with the text."""
    begins = Q(folded__startswith=asked.head)
    inside = Q(folded__contains=f" {asked.head}")
    return (begins | inside | is_full(asked.head)) & lies_in(asked.around)


def is_head(head: str) -> Q:
    return Q(folded__startswith=f"{head}|") | Q(folded__contains=f"|{head}|")


def is_full(head: str) -> Q:
    return Q(folded__contains=f"|{head}")


def lies_in(around: tuple[str, ...]) -> Q:
    found = Q()
    for part in around:
        found &= Q(folded__contains=f", {part}")
    return found


def prefer_marks(found: QuerySet, text: str) -> QuerySet:
    """Only names with the same marks; a text without any may mean them all."""
    asked = parse(text)
    spellings = {spelling.lower() for spelling in asked.spellings}
    exact = [
        pk
        for pk, name in found.values_list("pk", "name")
        if place_tones(name).lower() in spellings
    ]
    has_marks = all(spelling != fold(spelling) for spelling in spellings)
    return found.filter(pk__in=exact) if exact or has_marks else found


def rank(asked: Asked) -> Case:
    starts = Q()
    for spelling in asked.spellings:
        starts |= Q(name__startswith=spelling)
    rules = [
        Q(name__in=asked.spellings),
        is_head(asked.head),
        starts,
        Q(folded__startswith=asked.head) | is_full(asked.head),
        Q(folded__contains=asked.head),
    ]
    whens = [When(rule, then=Value(place)) for place, rule in enumerate(rules)]
    return Case(*whens, default=Value(len(rules)), output_field=IntegerField())
