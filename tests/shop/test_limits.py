"""Places in the shared cache: of many at once no more than there are."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection, connections
from django.test import RequestFactory

from shop import limits


@pytest.fixture
def in_database(transactional_db, settings):
    """The shared cache where there is no Redis."""
    table = {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "market_cache",
    }
    settings.CACHES = settings.CACHES | {"default": table}
    call_command("createcachetable")
    cache.clear()


def all_at_once(work, number: int) -> list:
    barrier = threading.Barrier(number)

    def run(_number):
        barrier.wait(60)
        try:
            return work()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(number) as pool:
        return list(pool.map(run, range(number)))


@pytest.mark.parametrize("most", [1, 5, 60])
def test_many_at_once_take_as_many_places_as_there_are(most):
    taken = all_at_once(lambda: limits.take("tries", most, 60), 70)

    assert len(set(filter(None, taken))) == len(list(filter(None, taken))) == most


def test_the_database_counts_as_well(in_database):
    number = 20 if connection.vendor == "postgresql" else 6
    taken = all_at_once(lambda: limits.take("tries", 5, 60), number)

    assert len(list(filter(None, taken))) == 5


def test_nothing_is_taken_where_one_limit_is_full(settings):
    settings.LIMITS = {"wide": [(5, 60)], "narrow": [(1, 60)]}
    limits.count(narrow="a")
    for _time in range(6):
        with pytest.raises(limits.TooOften) as refusal:
            limits.count(wide="a", narrow="a")

    assert refusal.value.name == "narrow"
    assert len([limits.count(wide="a") for _time in range(5)]) == 5


def test_a_place_is_free_when_its_time_is_over():
    assert limits.take("tries", 1, -1)
    assert limits.take("tries", 1, 60)
    assert limits.take("tries", 1, 60) is None


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("", "unknown"),
    ],
)
def test_a_home_is_one_address(address, counted):
    request = RequestFactory().get("/", REMOTE_ADDR=address)

    assert limits.address_of(request) == counted
