"""Vietnamese text: folded, tidied, and in ASCII where nothing else gets through."""

import re
import unicodedata

from django.utils.text import slugify as django_slugify

# Eth and the African letters look the same, and old keyboards type them.
STROKES = str.maketrans("đĐðÐɖƉ", "dDdDdD")
LATIN_MARKS = re.compile("[\u0300-\u036f]")
DIRECTION_MARKS = frozenset(
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
JOINER = 0x200D
# Pasted along from chats; nobody sees them, every comparison does.
INVISIBLE = {
    code: None
    for first, last in (
        (0x01, 0x08),
        (0x0E, 0x1F),
        (0x7F, 0x84),
        (0x86, 0x9F),
        (0xAD, 0xAD),
        (0x034F, 0x034F),
        (0x061C, 0x061C),
        (0x115F, 0x1160),
        (0x17B4, 0x17B5),
        (0x180B, 0x180F),
        (0x200B, 0x200F),
        (0x202A, 0x202E),
        (0x2060, 0x206F),
        (0x3164, 0x3164),
        (0xFEFF, 0xFEFF),
        (0xFFA0, 0xFFA0),
        (0xFFF9, 0xFFFB),
        (0xE0000, 0xE0FFF),
    )
    for code in range(first, last + 1)
}
SPACES = dict.fromkeys(
    [0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x2800, 0x3000], " "
)
LINE_ENDS = dict.fromkeys([0x0B, 0x0C, 0x85, 0x2028, 0x2029], "\n")
LOOK_ALIKES = str.maketrans("ÐðƉɖ", "ĐđĐđ")
SEEN_IN_SEARCH = INVISIBLE | SPACES | LINE_ENDS | LOOK_ALIKES
AT_THE_DOOR = SEEN_IN_SEARCH.copy()
# Between two pictures it makes one of them: a farmer of a woman and a sheaf.
del AT_THE_DOOR[JOINER]
PICTURE = "\u203c-\u3299\U0001f000-\U0001faff"
LOST_JOINER = re.compile(f"(?<![{PICTURE}\ufe0f])\u200d+|\u200d+(?![{PICTURE}])")
LETTER_VARIANT = re.compile("(?<=[^\\W\\d]|[\u0300-\u036f])[\u200d\ufe00-\ufe0f]+")
MOST_MARKS = 3
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


def clean_text(text: str) -> str:
    """What every text goes through at the door; lines and outer spaces stay.

    NFC, without what cannot be seen, all spaces one kind, Đ in its Vietnamese form.
    """
    if text.isascii() and text.isprintable():
        return text
    seen = unicodedata.normalize("NFC", text.translate(AT_THE_DOOR))
    seen = LOST_JOINER.sub("", LETTER_VARIANT.sub("", seen))
    return unicodedata.normalize("NFC", seen)


def fold(text: str) -> str:
    """Lower case without marks, single spaces: "Đường  Thốt" → "duong thot".

    Only marks of Latin letters fall; Khmer vowels are marks too, and stay.
    """
    visible = text.translate(SEEN_IN_SEARCH).translate(STROKES)
    plain = LATIN_MARKS.sub("", unicodedata.normalize("NFD", visible))
    return " ".join(unicodedata.normalize("NFC", plain).lower().split())


def normalise(text: str) -> str:
    """Lower case with its marks, one spelling: "Thuỷ  HOÀ" → "thủy hòa"."""
    whole = unicodedata.normalize("NFC", text.translate(SEEN_IN_SEARCH)).lower()
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
    """`clean_text` on one line, without spaces that say nothing."""
    return " ".join(clean_text(text).split())


def clean_lines(text: str) -> str:
    """`clean_text` with one kind of line end, nothing around it."""
    return clean_text(text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def to_figures(text: str) -> str:
    """One line with plain figures and signs: "１５０．０００" → "150.000"."""
    return clean_line(unicodedata.normalize("NFKC", clean_line(text)))


def digits_of(text: str) -> str:
    """The figures alone, whatever script they are in: "12-34 ５٦" → "123456"."""
    return "".join(str(int(char)) for char in clean_line(text) if char.isdecimal())


def has_visible_letter(text: str) -> bool:
    """It can be read aloud; letters that leave a blank do not count."""
    return any(char.isalpha() and ord(char) not in INVISIBLE for char in text)


def has_heaped_marks(text: str) -> bool:
    """More marks on one letter than any language here writes (Khmer: three)."""
    heap = 0
    for char in unicodedata.normalize("NFD", text):
        heap = heap + 1 if unicodedata.category(char).startswith("M") else 0
        if heap > MOST_MARKS:
            return True
    return False


def has_direction_marks(text: str) -> bool:
    """Characters that turn the reading direction, and so can disguise a text."""
    return not DIRECTION_MARKS.isdisjoint(text)


def has_control_characters(text: str) -> bool:
    """What no keyboard types; line ends and tabs are fine."""
    return any(
        unicodedata.category(char) in ("Cc", "Cs") and char not in LINE_ENDS_AND_TABS
        for char in text
    )
