"""Look-ups in the FTS5 table (see index); words come as plain words."""

COLUMNS = (
    "exact_title",
    "exact_title exact_rest",
    "folded_title",
    "folded_title folded_rest",
)
Part = tuple[str, list]


def tier_parts(words, tier: int, *, limit: int, behind, is_rare: bool) -> list[Part]:
    """One select of `id`, newest first, of the next `limit` of a tier."""
    earlier = [match(words, each) for each in range(words.tiers.start, tier)]
    values = [" NOT ".join([match(words, tier), *earlier])]
    where = "search_card_words MATCH %s"
    if behind is not None:
        where, values = f"{where} AND rowid < %s", [*values, behind]
    sql = (
        f"SELECT rowid AS id FROM search_card_words WHERE {where}"
        f" ORDER BY rowid DESC LIMIT {limit}"
    )
    return [(sql, values)]


def all_matches(words) -> Part:
    sql = "SELECT 1 FROM search_card_words WHERE search_card_words MATCH %s"
    return sql, [match(words, len(COLUMNS) - 1)]


def match(words, tier: int) -> str:
    columns = COLUMNS[tier]
    typed = words.exact if columns.startswith("exact") else words.folded
    if " " not in columns:
        return f'({{{columns}}} : "{" ".join(typed)}")'
    quoted = " ".join(f'"{word}"' for word in typed)
    return f"({{{columns}}} : ({quoted}))"
