"""Finding by what staff type: folded, and ranked as the shop's search ranks."""

from collections.abc import Iterable

from shop.search.queries import Words, words_of
from shop.text import fold, normalise

LEAST_DIGITS = 4


def ranked(rows: Iterable[tuple], text: str) -> list[int]:
    """Keys of (key, title, rest) that match, the best first, then as they come."""
    words = words_of(text)
    if not words.exact:
        return []
    found = [(tier_of(words, title, rest), key) for key, title, rest in rows]
    hits = [(tier, key) for tier, key in found if tier is not None]
    return [key for _tier, key in sorted(hits, key=lambda hit: hit[0])]


def tier_of(words: Words, title: str, rest: str) -> int | None:
    """Exact marks before folded ones, the title before the rest; None is no match."""
    whole = f"{title} {rest}"
    if not holds(fold(whole), words.folded):
        return None
    if holds(normalise(title), words.exact):
        return 0
    if holds(normalise(whole), words.exact):
        return 1
    return 2 if holds(fold(title), words.folded) else 3


def holds(text: str, words: tuple[str, ...]) -> bool:
    """Each word begins one of the text's."""
    spaced = " " + "".join(c if c.isalnum() else " " for c in text)
    return all(f" {word}" in spaced for word in words)


def digits_of(text: str) -> str:
    """A phone number as it stands in ours, without what people put before it."""
    if any(c.isalpha() for c in text):
        return ""
    digits = "".join(c for c in text if c.isdecimal() and c.isascii())
    bare = digits.removeprefix("84").removeprefix("0")
    return bare if len(bare) >= LEAST_DIGITS else ""
