"""Every deed that code writes down can be told."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils import translation

from shop.journal.by import BY_CLOCK, By, Via
from shop.journal.services import record
from shop.journal.words import SENTENCES, NoWords, sentence_of
from shop.order.models import Order
from tests.factories import StaffFactory, UserFactory, VendorFactory
from vendors.listings.models import Listing
from vendors.members.models import Vendor

ROOT = Path(__file__).parents[3]
MOVES = {"vendor.": Vendor, "listing.": Listing, "order.": Order}
VERB = re.compile(r"[a-z]+\.[a-z_]+")
TELLERS = {"record", "note", "_decide"}


def written() -> set[str]:
    """Every verb given to `record`, or to a helper that hands it on."""
    found: set[str] = set()
    for folder in ("shop", "vendors", "cms"):
        for path in (ROOT / folder).rglob("*.py"):
            if "migrations" not in path.parts:
                found |= set(verbs_in(ast.parse(path.read_text(encoding="utf-8"))))
    return found


def verbs_in(tree) -> Iterator[str]:
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") in TELLERS:
            keywords = [kw.value for kw in call.keywords if kw.arg == "verb"]
            for value in [*keywords, *call.args]:
                yield from verbs_of(value)


def verbs_of(value) -> Iterator[str]:
    if isinstance(value, ast.Constant) and VERB.fullmatch(str(value.value)):
        yield value.value
    if isinstance(value, ast.JoinedStr):
        start = value.values[0].value
        yield from (f"{start}{status}" for status in MOVES[start].Status.values)


def test_every_verb_has_its_sentence():
    verbs = written()

    assert {"vendor.suspended", "listing.priced", "payment.given_back"} <= verbs
    silent = {"vendor.draft", "order.pending"}
    assert verbs - set(SENTENCES) - silent == set()


def test_no_sentence_waits_for_a_verb_that_nobody_writes():
    assert set(SENTENCES) - written() == set()


@pytest.mark.django_db
def test_officer_is_named_with_the_union():
    officer = StaffFactory(full_name="Trần Ngọc Hạnh")
    entry = record(
        by=By(officer), verb="vendor.suspended", obj=VendorFactory(), reason="Giao trễ"
    )

    with translation.override("vi"):
        text = sentence_of(entry, reader=UserFactory())

    assert text == "Cán bộ Hội Trần Ngọc Hạnh đã tạm đóng gian hàng: Giao trễ"


@pytest.mark.django_db
def test_helper_member_and_clock_are_told_apart():
    reader, other = UserFactory(full_name="Út"), UserFactory(full_name="Bảy")
    vendor = VendorFactory()
    entries = [
        record(by=by, verb="vendor.contact", obj=vendor)
        for by in (By(reader), By(other, reader, Via.HELPER), By(other), BY_CLOCK)
    ]

    with translation.override("en"):
        told = [
            sentence_of(entry, reader=reader, members={other.pk}) for entry in entries
        ]

    assert [text.split(" changed")[0] for text in told] == [
        "You",
        "Bảy, who helps you,",
        "Bảy",
        "The market",
    ]


@pytest.mark.django_db
def test_missing_number_leaves_a_dash():
    entry = record(
        by=By(), verb="listing.priced", obj=VendorFactory(), old=None, new=42000
    )

    with translation.override("en"):
        assert "from – to 42.000" in sentence_of(entry)


@pytest.mark.django_db
def test_unknown_verb_is_told_loudly():
    with pytest.raises(NoWords):
        sentence_of(record(by=By(), verb="seen", obj=VendorFactory()))
