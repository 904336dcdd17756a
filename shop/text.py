"""Vietnamese text: folded, tidied, and in ASCII where nothing else gets through."""

import re
import unicodedata

from django.utils.text import slugify as django_slugify

STROKES = str.maketrans("đĐ", "dD")
LATIN_MARKS = re.compile("[\u0300-\u036f]")
# Pasted along from chats; nobody sees them, every comparison does.
INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\u2061\u2062\u2063\u2064\ufeff"))
DIRECTION_MARKS = frozenset(
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
LINE_ENDS_AND_TABS = frozenset("\n\r\t")
PUNCTUATION = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′´", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("•·", "-"),
        "×": "x",
        "₫": "d",
    }
)

# hoà and hòa are one word; only where the syllable ends there, and never after q.
TONES = "\u0300\u0301\u0309\u0303\u0323"
OLD_PLACE_OF = {
    unicodedata.normalize("NFC", first + second + tone): unicodedata.normalize(
        "NFC", first + tone + second
    )
    for first, second in ("oa", "oe", "uy")
    for tone in TONES
}
LATE_TONE = re.compile(rf"(?<!q)(?:{'|'.join(OLD_PLACE_OF)})(?![^\W\d_])")


def fold(text: str) -> str:
    """Lower case without marks, single spaces: "Đường  Thốt" → "duong thot".

    Only marks of Latin letters fall; Khmer vowels are marks too, and stay.
    """
    visible = text.translate(INVISIBLE).translate(STROKES)
    plain = LATIN_MARKS.sub("", unicodedata.normalize("NFD", visible))
    return " ".join(unicodedata.normalize("NFC", plain).lower().split())


def normalise(text: str) -> str:
    """Lower case with its marks, one spelling: "Thuỷ  HOÀ" → "thủy hòa"."""
    whole = unicodedata.normalize("NFC", text.translate(INVISIBLE)).lower()
    return LATE_TONE.sub(lambda match: OLD_PLACE_OF[match[0]], " ".join(whole.split()))


def slugify(text: str, allow_unicode: bool = False) -> str:
    """ASCII always; Oscar hands over `allow_unicode`, which is left aside."""
    return django_slugify(fold(str(text)))


def to_ascii(text: str) -> str:
    """One line of printable ASCII, case kept: "Chị Đào – 5 kg" → "Chi Dao - 5 kg"."""
    simple = text.translate(STROKES).translate(PUNCTUATION)
    bare = unicodedata.normalize("NFKD", simple).encode("ascii", "ignore").decode()
    return " ".join("".join(c if c.isprintable() else " " for c in bare).split())


def clean_line(text: str) -> str:
    """NFC on one line, without what cannot be seen and spaces that say nothing."""
    return " ".join(unicodedata.normalize("NFC", text.translate(INVISIBLE)).split())


def has_direction_marks(text: str) -> bool:
    """Characters that turn the reading direction, and so can disguise a text."""
    return not DIRECTION_MARKS.isdisjoint(text)


def has_control_characters(text: str) -> bool:
    """What no keyboard types; line ends and tabs are fine."""
    return any(
        unicodedata.category(char) in ("Cc", "Cs") and char not in LINE_ENDS_AND_TABS
        for char in text
    )
