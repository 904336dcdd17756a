"""Which cards match: exact marks before folded ones, the title first, newest first.

That makes four tiers. Each is one indexed look-up and is asked only when those before
it did not fill the page; a page goes on behind its cursor and never counts rows.
"""

import re
from dataclasses import dataclass
from hashlib import blake2b

from django.core.cache import caches
from django.db import connection

from shop.freshness import mark
from shop.text import fold, normalise

from . import postgres, sqlite
from .models import GRID_COLUMNS

COUNT_CAP = 1000
MANY = 100
COUNT_SECONDS = 30
EXACT_TITLE, EXACT, FOLDED_TITLE, FOLDED = TIERS = range(4)
MAX_WORDS = 8
LONGEST_WORD = 100


@dataclass(frozen=True)
class Words:
    """What was typed: its words as written and folded."""

    exact: tuple[str, ...]
    folded: tuple[str, ...]

    @property
    def tiers(self) -> range:
        """Typed without marks there is nothing exact to look for."""
        has_marks = self.exact != self.folded
        return range(EXACT_TITLE if has_marks else FOLDED_TITLE, len(TIERS))


def words_of(text: str) -> Words:
    typed = plain_words(normalise(text)).split()[:MAX_WORDS]
    exact = tuple(word[:LONGEST_WORD] for word in typed)
    return Words(exact, tuple(fold(word) for word in exact))


def plain_words(text: str) -> str:
    """Words and single blanks only, so that both engines cut them alike."""
    return " ".join(re.findall(r"[^\W_]+", text))


def matching_cards(
    words: Words, *, limit: int, count: int, after: tuple[int, int] | None = None
) -> list[dict]:
    """The next `limit` matches behind the cursor `after`: a grid's rows with `tier`.

    `count` is what `count_matches` said: rare words are looked up another way.
    """
    if not count:
        return []
    parts: list[str] = []
    params: list = []
    for tier in words.tiers:
        if after and tier < after[0]:
            continue
        behind = after[1] if after and tier == after[0] else None
        for sql, values in engine().tier_parts(
            words, tier, limit=limit, behind=behind, is_rare=count <= COUNT_CAP
        ):
            parts.append(f"SELECT {tier} AS tier, id FROM ({sql}) part{len(parts)}")
            params += values
    sql = (
        f"SELECT tier, {', '.join(GRID_COLUMNS)} FROM"
        f" ({' UNION ALL '.join(parts)} LIMIT {limit}) found"
        " JOIN search_productcard ON product_id = id"
    )
    names = ("tier", *GRID_COLUMNS)
    cards = [dict(zip(names, row, strict=True)) for row in rows(sql, params)]
    return sorted(cards, key=lambda card: (card["tier"], -card["product_id"]))


def count_matches(words: Words) -> int:
    """At most COUNT_CAP + 1, which says: more than COUNT_CAP.

    To count costs more than to find. Many matches are not counted anew for a moment:
    then it matters to nobody whether one has come or gone.
    """
    asked = blake2b(" ".join(words.folded).encode()).hexdigest()
    key = f"count:{asked}:{mark()}"
    known = caches["memory"].get(key)
    if known is not None:
        return known
    sql, values = engine().all_matches(words)
    capped = f"SELECT count(*) FROM ({sql} LIMIT {COUNT_CAP + 1}) matches"
    count = rows(capped, values)[0][0]
    if count >= MANY:
        caches["memory"].set(key, count, COUNT_SECONDS)
    return count


def engine():
    return postgres if connection.vendor == "postgresql" else sqlite


def rows(sql: str, params: list) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall()
