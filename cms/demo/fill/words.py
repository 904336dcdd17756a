"""Believable names, titles and stories, put together from `words.json`."""

import json
from pathlib import Path
from random import Random

WORDS = json.loads(Path(__file__).with_name("words.json").read_text(encoding="utf-8"))
KINDS: dict[str, dict] = WORDS["kinds"]
RARE_ONE_IN = 2000
CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def person(rng: Random) -> str:
    return " ".join(
        rng.choice(WORDS[part]) for part in ("families", "middles", "given")
    )


def buyer(rng: Random) -> str:
    given = rng.choice(WORDS["buyers"])
    return f"{rng.choice(WORDS['families'])} {rng.choice(WORDS['given'])} {given}"


def call_name(rng: Random, owner: str) -> str:
    """What neighbours call her: "Sáu Lành"."""
    return f"{rng.choice(WORDS['ranks'])} {owner.rsplit(' ', 1)[-1]}"


def shop_name(rng: Random, group_slug: str, call: str) -> str:
    return f"{rng.choice(WORDS['shop_words'][group_slug])} {call}"


def about(rng: Random, owner: str, commune: str) -> str:
    return rng.choice(WORDS["about"]).format(owner=owner, commune=commune)


def title_of(rng: Random, goods: str, kind: dict, commune: str, call: str) -> str:
    origin = rng.choice(WORDS["origins"]).format(commune=commune, call=call)
    rare = rng.choice(WORDS["rare"]) if rng.randrange(RARE_ONE_IN) == 0 else ""
    return f"{goods}{rng.choice(kind['manners'])}{rare}{origin}"


def story_of(rng: Random, goods: str, kind: dict, commune: str, call: str) -> str:
    parts = [
        rng.choice(WORDS["openings"]).format(goods=goods, call=call, commune=commune),
        *rng.sample(kind["made"], rng.choice((1, 2))),
        rng.choice(kind["keep"]),
        rng.choice(WORDS["closings"]),
    ]
    return " ".join(parts)


def price_of(rng: Random, kind: dict) -> int:
    """VND, round as market prices are."""
    low, high = kind["price"]
    thousands = rng.triangular(low, high, low + (high - low) / 3)
    return round(thousands) * 1000


def street(rng: Random) -> str:
    return rng.choice(WORDS["streets"]).format(n=rng.randrange(1, 400))


def group_number(rng: Random) -> str:
    return "CE" + "".join(rng.choices(CROCKFORD, k=10))
