"""Look-ups on the card table's stored vectors (see index); words come as plain words."""

COLUMNS = ("exact_title_vector", "exact_vector", "folded_title_vector", "folded_vector")
NEWEST = 1000
Part = tuple[str, list]


def tier_parts(words, tier: int, *, limit: int, behind, is_rare: bool) -> list[Part]:
    """Selects of `id`, newest first, that together give the next `limit` of a tier."""
    where, values = tier_match(words, tier)
    if behind is not None:
        where, values = f"{where} AND product_id < %s", [*values, behind]
    if is_rare:
        return [(by_index(where, limit), values)]
    if len(words.folded) == 1:
        return [(by_age(where, limit), values)]
    # The planner takes words for independent. Where two frequent ones never meet, it
    # would walk through the whole table: so only the newest by age, the rest by index.
    older = f"{where} AND product_id < ({oldest_of_newest()})"
    newest = f"{where} AND product_id >= ({oldest_of_newest()})"
    return [(by_age(newest, limit), values), (by_index(older, limit), values)]


def all_matches(words) -> Part:
    where, values = match(words, len(COLUMNS) - 1)
    return f"SELECT 1 FROM search_productcard WHERE {where}", values


def by_age(where: str, limit: int) -> str:
    return (
        "SELECT product_id AS id FROM search_productcard"
        f" WHERE {where} ORDER BY product_id DESC LIMIT {limit}"
    )


def by_index(where: str, limit: int) -> str:
    """`+ 0` keeps the planner from walking along the primary key."""
    return by_age(where, limit).replace("BY product_id", "BY product_id + 0")


def oldest_of_newest() -> str:
    newest = f"SELECT product_id FROM search_productcard ORDER BY 1 DESC LIMIT {NEWEST}"
    return f"SELECT min(product_id) FROM ({newest}) newest"


def tier_match(words, tier: int) -> Part:
    """The matches of one tier that are in none before it."""
    where, values = match(words, tier)
    for earlier in range(words.tiers.start, tier):
        other, more = match(words, earlier)
        where, values = f"{where} AND NOT ({other})", [*values, *more]
    return where, values


def match(words, tier: int) -> Part:
    column = COLUMNS[tier]
    typed = words.exact if column.startswith("exact") else words.folded
    near = " <-> " if "title" in column else " & "
    return f"{column} @@ %s::tsquery", [near.join(f"'{word}'" for word in typed)]
