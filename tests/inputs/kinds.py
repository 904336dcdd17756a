"""What kind each field is, and what people send to that kind."""

import datetime
from decimal import Decimal

from django import forms

from shop import forms as ours
from shop.photos.fields import PhotoField, PhotosField
from shop.places.forms import CommuneField, ProvinceField

HIDDEN = "".join(
    map(chr, [*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A)])
)
HEAP = "q" + "\u0301" * 4
HUGE = "9" * 40
DAY = datetime.date(2026, 11, 5)
DAYS = ["05/11/2026", "5-11-2026", "5.11.2026", "2026-11-05", "\u202a05/11/2026\u202c"]

# The nearest class counts; a class that is not here fails the test.
KINDS = {
    ours.NameField: "name",
    ours.LineField: "line",
    ours.TextField: "line",
    ours.EmailField: "email",
    ours.CodeField: "code",
    ours.AccountNumberField: "account",
    ours.CountField: "count",
    ours.PriceField: "price",
    ours.PhoneField: "phone",
    CommuneField: "plain",
    ProvinceField: "choice",
    PhotoField: "file",
    PhotosField: "file",
    forms.EmailField: "email",
    forms.DateField: "date",
    forms.DateTimeField: "moment",
    forms.IntegerField: "number",
    forms.DecimalField: "number",
    forms.FloatField: "number",
    forms.JSONField: "signed",
    forms.FileField: "file",
    forms.ImageField: "file",
    forms.BooleanField: "choice",
    forms.NullBooleanField: "choice",
    forms.ChoiceField: "choice",
    forms.ModelChoiceField: "choice",
    forms.CharField: "plain",
}
# Ours of no kind but plain text, each for its reason.
PLAIN_OF_OURS = {
    "q": "words to search for",
    "to": "words to search for, on the demo's page",
    "version": "hidden: what the officer saw, compared as it is",
    "quantity": "a number, checked by clean_quantity",
    "url": "an address, checked by check_link",
    "commune": "resolved against the list of places",
}

# What is typed, and what comes of it; REFUSED is an error with words.
REFUSED = object()
TEXT = [("Ðặc\u00a0sản" + HIDDEN, "Đặc sản"), ("a\u0301o\ufeff", "áo")]
TABLE: dict[str, list[tuple]] = {
    "plain": TEXT,
    "line": [*TEXT, (HEAP, REFUSED), ("a\x00b", REFUSED)],
    "name": [
        *TEXT,
        *[(blank, REFUSED) for blank in (".", "\u3164", "\u115f", "\u2800", "🥥")],
        (HEAP, REFUSED),
        ("a\x00b", REFUSED),
    ],
    "email": [
        ("ut@cho.example\u202c", "ut@cho.example"),
        ("\ufeffut@cho.example\u00a0", "ut@cho.example"),
        ("u\u200bt@cho.example", "ut@cho.example"),
        ("ut@cho", REFUSED),
    ],
    "phone": [
        (typed, "+84901234567")
        for typed in (
            "\u202a0901 234 567\u202c",
            "0901\u00a0234\u00a0567",
            "０９０１２３４５６７",
            "+84\u200b901234567",
        )
    ]
    + [(HUGE, REFUSED), ("chị Út", REFUSED)],
    "code": [
        (typed, "1234")
        for typed in ("12 34", "12-34\u202c", "１２３４", "١٢٣٤", "12\u00a034")
    ],
    "account": [
        (typed, "0123456789")
        for typed in (
            "0123 4567 89",
            "0123.4567.89",
            "0123-4567-89\u202c",
            "0123\u00a04567\u200b89",
            "０１２３４５６７８９",
        )
    ],
    "count": [
        ("1.200", 1200),
        ("1\u00a0200\u200b", 1200),
        ("１２", 12),
        (HUGE, REFUSED),
        ("9999999", REFUSED),
        ("ba", REFUSED),
    ],
    "price": [
        ("150,000", 150_000),
        ("2 trăm ngàn", 200_000),
        ("150\u00a0000\u202c", 150_000),
        ("１５０k", 150_000),
        (HUGE, REFUSED),
        ("1 tỷ 2", REFUSED),
    ],
    "date": [(typed, DAY) for typed in DAYS] + [("31/02/2026", REFUSED)],
    "moment": [
        *[(f"{typed} 14:30", DAY) for typed in DAYS[:4]],
        ("31/02/2026 14:30", REFUSED),
    ],
    "number": [(HUGE, REFUSED), ("-" + HUGE, REFUSED), ("1e999", REFUSED)],
}
LEFT_ALONE = {"choice", "file", "signed"}


def kind_of(field: forms.Field) -> str:
    """By the nearest of its classes; KeyError for a class nobody thought of."""
    return next(KINDS[each] for each in type(field).__mro__ if each in KINDS)


def fits(value) -> bool:
    """Into the widest column of whole or decimal numbers."""
    return value is None or abs(Decimal(value)) < 2**63
