"""Who acts here, and for which shop: the one way in for pages, helpers, API and import.

The apps above say who may act for a shop: each registers a resolver, the first that
knows the person answers. Members know "her own shop"; helpers will know "the member
beside her".
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from shop.journal.by import By, Via


@dataclass(frozen=True)
class Acting:
    """`vendor` is None while she has no shop; `by` goes into every service."""

    by: By
    vendor: Any = None


Resolver = Callable[..., Acting | None]
RESOLVERS: dict[str, Resolver] = {}


def register(name: str, resolver: Resolver) -> None:
    """`resolver(request, via=…)` answers None for people it doesn't know."""
    RESOLVERS[name] = resolver


def acting_of(request, *, via: Via = Via.PAGE) -> Acting:
    """For a signed-in person; without a shop she still acts, as herself."""
    for resolver in RESOLVERS.values():
        found = resolver(request, via=via)
        if found:
            return found
    return Acting(By.request(request, via=via))
