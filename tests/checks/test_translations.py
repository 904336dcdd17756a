import re
import string

import pytest

from tests.checks.messages import PARTS, catalogue, key_of, marked_texts

GAP = re.compile(r"%\(\w+\)[a-z]|%[sd]")


@pytest.mark.parametrize("part", PARTS)
def test_every_marked_text_is_in_the_catalogue(part):
    known = {key_of(entry) for entry in catalogue(part)}

    assert sorted(set(marked_texts(part)) - known, key=str) == []


@pytest.mark.parametrize("part", PARTS)
def test_catalogue_keeps_no_text_that_is_gone(part):
    known = {key_of(entry) for entry in catalogue(part)}

    assert sorted(known - set(marked_texts(part)), key=str) == []


@pytest.mark.parametrize("part", PARTS)
def test_every_text_is_in_vietnamese(part):
    found = catalogue(part)

    assert [e.msgid for e in found.untranslated_entries()] == []
    assert [e.msgid for e in found.fuzzy_entries()] == []


@pytest.mark.parametrize("part", PARTS)
def test_vietnamese_fills_the_same_gaps(part):
    wrong = [entry.msgid for entry in catalogue(part) if not has_same_gaps(entry)]

    assert wrong == []


def has_same_gaps(entry) -> bool:
    """The plural form may say the number where the singular says "one"."""
    sources = [text for text in (entry.msgid, entry.msgid_plural) if text]
    translated = [
        text for text in (entry.msgstr, *entry.msgstr_plural.values()) if text
    ]
    allowed = [gaps(text) for text in sources]
    return all(gaps(text) in allowed for text in translated)


def gaps(text: str) -> list[str]:
    named = [name or "" for _, name, _, _ in fields_of(text) if name is not None]
    return sorted(GAP.findall(text) + named)


def fields_of(text: str):
    try:
        return list(string.Formatter().parse(text))
    except ValueError:
        return []
