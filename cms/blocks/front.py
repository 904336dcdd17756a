"""The front page's sections: picks first, then the newest; one query a section kind."""

from collections.abc import Callable

from .cards import give_pictures, newest_products, newest_stories, newest_vendors
from .story import in_order


def front_sections(stream, hero_id: int | None = None) -> tuple[list, dict | None]:
    """The sections that have something to show, and the hero's picture."""
    found = {kind: found_for(kind, stream) for kind in NEWEST}
    hero = give_pictures(found["stories"].values(), hero_id)
    sections = [section_of(block, found) for block in stream]
    return [s for s in sections if s["kind"] == "categories" or s["things"]], hero


def found_for(kind: str, stream) -> dict:
    """All that sections of this kind may show: picks and enough of the newest."""
    values = [block.value for block in stream if block.block_type == kind]
    if not values:
        return {}
    picks = {pk for value in values for pk in value["picks"] if pk}
    most = max(value["newest"] for value in values)
    return NEWEST[kind](picks, len(picks) + most)


def section_of(block, found: dict) -> dict:
    kind, value = block.block_type, block.value
    section = {"kind": kind, "title": value["title"], "things": []}
    if kind == "categories":
        return section
    picked = in_order(value["picks"], found[kind])
    fresh = [
        thing for pk, thing in found[kind].items() if pk not in set(value["picks"])
    ]
    return section | {"things": picked + fresh[: value["newest"]]}


NEWEST: dict[str, Callable] = {
    "stories": newest_stories,
    "products": newest_products,
    "vendors": newest_vendors,
}
