"""What an SMS costs: its alphabet and its parts (3GPP TS 23.038 and 23.040)."""

from dataclasses import dataclass

BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
EXTENDED = frozenset("\f^{}\\[~]|€")
# One part alone, each of several.
ROOM = {"GSM-7": (160, 153), "UCS-2": (70, 67)}


@dataclass(frozen=True)
class Segments:
    alphabet: str
    units: int
    count: int


def segments_of(text: str) -> Segments:
    """Any letter with a Vietnamese mark makes the whole message UCS-2."""
    is_gsm = all(c in BASIC or c in EXTENDED for c in text)
    alphabet = "GSM-7" if is_gsm else "UCS-2"
    units = gsm_units(text) if is_gsm else len(text.encode("utf-16-be")) // 2
    alone, each = ROOM[alphabet]
    count = 1 if units <= alone else -(-units // each)
    return Segments(alphabet, units, count)


def gsm_units(text: str) -> int:
    return sum(2 if c in EXTENDED else 1 for c in text)
