"""Addresses as staff type a title: `Đường thốt nốt` becomes `duong-thot-not`."""

from collections import defaultdict

from wagtail.admin.widgets.slug import SlugInput

from shop.text import fold

MARKED = set("adeiouy")
LETTERS = map(chr, range(0xC0, 0x1EFA))
LOOSE_MARKS = r"[\u0300-\u036f]"


def by_base() -> dict[str, str]:
    """{"a": "àáâã…", "A": "ÀÁ…", "d": "đ…"}: what carries a mark in Vietnamese."""
    found: defaultdict[str, str] = defaultdict(str)
    for letter in LETTERS:
        base = fold(letter)
        if base in MARKED:
            found[base.upper() if letter.isupper() else base] += letter
    return dict(found)


FORMATTERS = [(f"[{letters}]", base) for base, letters in by_base().items()]


class SlugField(SlugInput):
    """The browser's own transliteration drops ơ and ư and makes đ to dj."""

    def __init__(self, attrs=None):
        super().__init__(attrs=attrs, formatters=[*FORMATTERS, (LOOSE_MARKS, "")])
