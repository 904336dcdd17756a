"""Each input that people really send, tried on each field of that kind."""

import datetime

import pytest
from django import forms
from django.conf import settings

from shop.middleware import door
from shop.text import clean_text

from .fields import OURS, all_fields
from .kinds import LEFT_ALONE, PLAIN_OF_OURS, REFUSED, TABLE, kind_of

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def fields():
    return all_fields()


def outcome(field: forms.Field, typed: str):
    """What becomes of it behind the door: a value, or REFUSED with words."""
    try:
        value = field.clean(door.clean_value(typed))
    except forms.ValidationError as refusal:
        return REFUSED if all(map(str.strip, refusal.messages)) else "no words"
    if isinstance(value, datetime.datetime):
        return value.date()
    return value


def test_many_fields_are_found(fields):
    forms_of_ours = {form for form, _, _ in fields if form.startswith(OURS)}
    homes = {form.split(".")[0] for form, _, _ in fields}

    assert {"shop", "vendors", "cms", "oscar", "wagtail"} <= homes
    assert len(forms_of_ours) > 40
    assert len(fields) > 250


def test_every_field_has_a_kind(fields):
    unknown = []
    for form, name, field in fields:
        try:
            kind_of(field)
        except StopIteration:
            unknown.append(f"{form}.{name}: {type(field).__name__}")

    assert unknown == []


def test_ours_are_more_than_plain_text(fields):
    """A new CharField of ours is a NameField, a LineField or told in PLAIN_OF_OURS."""
    written_by_us = ("shop.", "vendors.", "cms.moderation", "cms.core")
    forgotten = {
        f"{form}.{name}"
        for form, name, field in fields
        if form.startswith(written_by_us)
        and not form.startswith("shop.dev.forms")
        and kind_of(field) == "plain"
        and name not in PLAIN_OF_OURS
        and not door.LEFT_ALONE.search(name)
        and "OnceMixin" not in form
        and not form.startswith("shop.dashboard")
    }

    assert forgotten == set()


@pytest.mark.parametrize("kind", TABLE)
def test_each_input_is_taken_clean_or_refused(fields, kind):
    wrong = []
    for form, name, field in fields:
        if kind_of(field) != kind:
            continue
        for typed, wanted in TABLE[kind]:
            found = outcome(field, typed)
            if not is_right(kind, found, wanted, field):
                wrong.append((form, name, typed, found))

    assert wrong == []


def is_right(kind, found, wanted, field) -> bool:
    if found is REFUSED:
        # A shorter or stricter field may refuse what its kind takes.
        return wanted is REFUSED or kind in ("plain", "code", "price", "number")
    if kind == "plain" and isinstance(found, str):
        return found == clean_text(found) and "\u0300" not in found
    if wanted is REFUSED:
        # Nothing is left of a blank, and a field that may be empty takes nothing.
        return kind == "plain" or (found in ("", None) and not field.required)
    return found == wanted


def test_what_is_left_alone_is_no_text():
    assert LEFT_ALONE.isdisjoint(TABLE)


def test_the_door_stands_before_all_who_read():
    names = [path.rsplit(".", 1)[1] for path in settings.MIDDLEWARE]
    place = names.index("TextDoorMiddleware")

    assert names[place - 1] == "CsrfViewMiddleware"
    assert place < names.index("AuthenticationMiddleware")
