"""How often something may be done, counted in the shared cache.

A count is a row of places: each is taken with `add`, which of many at once only one
wins, on Redis and in the database. A place becomes free when its time is over.
"""

import hashlib
import ipaddress

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

LOOK_AT = 50
NETWORK_BITS = 64


class TooOften(Exception):
    """`name` in settings.LIMITS, or a name of the caller's own, is full."""

    def __init__(self, name: str):
        self.name = name
        super().__init__(name)


def count(**whose: str) -> list[str]:
    """Take a place in each of these limits, or in none: `count(orders_of_phone=…)`.

    Give the places back where nothing came of it. Raises TooOften.
    """
    taken: list[str] = []
    for name, key in whose.items():
        for most, seconds in settings.LIMITS[name]:
            place = take(f"{name}:{seconds}:{hidden(key)}", most, seconds)
            if place is None:
                give_back(taken)
                raise TooOften(name)
            taken.append(place)
    return taken


def give_back(places: list[str]) -> None:
    cache.delete_many(places)


def take(name: str, most: int, seconds: int) -> str | None:
    """One of `most` places for so many seconds; None where all are taken."""
    for first in range(0, most, LOOK_AT):
        numbers = range(first, min(first + LOOK_AT, most))
        keys = [f"limit:{name}:{number}" for number in numbers]
        known = cache.get_many(keys)
        for key in keys:
            if key not in known and cache.add(key, 1, seconds):
                return key
    return None


def address_of(request: HttpRequest) -> str:
    """The client's, as the proxies say; one household's IPv6 addresses are one."""
    found = get_adapter(request).get_client_ip(request)
    try:
        ip = ipaddress.ip_address(found)
    except ValueError:
        return found
    if ip.version == 4:
        return found
    return str(ipaddress.ip_network(f"{ip}/{NETWORK_BITS}", strict=False))


def hidden(key: str) -> str:
    """Phones and addresses don't stand in the cache."""
    return hashlib.sha256(key.encode()).hexdigest()
