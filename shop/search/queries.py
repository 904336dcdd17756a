"""Which cards match, newest first, in four tiers: exact before folded, title first.

A tier is one indexed lookup; a page goes on behind its cursor and never counts rows.
"""

import re
from dataclasses import dataclass

from django.db import connection

from shop.text import fold, normalise

COUNT_CAP = 1000
TIERS = (("exact", "title"), ("exact", "all"), ("folded", "title"), ("folded", "all"))
MAX_WORDS = 8


@dataclass(frozen=True)
class Words:
    """What was typed: its words as written and folded."""

    exact: tuple[str, ...]
    folded: tuple[str, ...]

    @property
    def has_marks(self) -> bool:
        return self.exact != self.folded

    @property
    def tiers(self) -> range:
        """Typed without marks there is nothing exact to look for."""
        return range(0 if self.has_marks else 2, 4)


def words_of(text: str) -> Words:
    exact = plain_words(normalise(text)).split()[:MAX_WORDS]
    return Words(tuple(exact), tuple(fold(word) for word in exact))


def plain_words(text: str) -> str:
    """Words and single blanks only, so that both engines cut them alike."""
    return " ".join(re.findall(r"[^\W_]+", text))


def matching_ids(
    words: Words, *, limit: int, after: tuple[int, int] | None = None
) -> list[tuple[int, int]]:
    """(tier, product id) of the next `limit` matches behind the cursor `after`."""
    parts, params = [], []
    for tier in words.tiers:
        if after and tier < after[0]:
            continue
        sql, values = tier_sql(words, tier)
        if after and tier == after[0]:
            sql, values = f"{sql} AND product_id < %s", [*values, after[1]]
        parts.append(
            f"SELECT * FROM (SELECT {tier} AS tier, product_id FROM search_productcard"
            f" WHERE {sql} ORDER BY product_id DESC LIMIT {limit}) t{tier}"
        )
        params += values
    with connection.cursor() as cursor:
        cursor.execute(
            f"{' UNION ALL '.join(parts)} ORDER BY tier, product_id DESC LIMIT {limit}",
            params,
        )
        return cursor.fetchall()


def count_matches(words: Words) -> int:
    """At most COUNT_CAP + 1, which says: more than COUNT_CAP."""
    sql, values = match_sql(words, "folded", "all")
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT count(*) FROM (SELECT 1 FROM search_productcard WHERE {sql}"
            f" LIMIT {COUNT_CAP + 1}) m",
            values,
        )
        return cursor.fetchone()[0]


def tier_sql(words: Words, tier: int) -> tuple[str, list[str]]:
    """The matches of one tier that are in none before it."""
    sql, values = match_sql(words, *TIERS[tier])
    for earlier in range(words.tiers.start, tier):
        other, more = match_sql(words, *TIERS[earlier])
        sql, values = f"{sql} AND NOT ({other})", [*values, *more]
    return sql, values


def match_sql(words: Words, form: str, where: str) -> tuple[str, list[str]]:
    build = postgres_match if connection.vendor == "postgresql" else sqlite_match
    return build(getattr(words, form), form, where)


def postgres_match(words, form: str, where: str) -> tuple[str, list[str]]:
    if where == "title":
        query = " <-> ".join(f"'{word}':A" for word in words)
    else:
        query = " & ".join(f"'{word}'" for word in words)
    return f"{form}_vector @@ %s::tsquery", [query]


def sqlite_match(words, form: str, where: str) -> tuple[str, list[str]]:
    if where == "title":
        query = f'{{{form}_title}} : "{" ".join(words)}"'
    else:
        quoted = " ".join(f'"{word}"' for word in words)
        query = f"{{{form}_title {form}_rest}} : ({quoted})"
    sql = (
        "product_id IN (SELECT rowid FROM search_card_words"
        " WHERE search_card_words MATCH %s)"
    )
    return sql, [query]
