"""Redis may go away: what it did is done by the database's cache meanwhile."""

import pytest
from django.core.cache import caches
from django.core.management import call_command

from shop.caches import LastingRedisCache
from tests.e2e.site import free_port

pytestmark = pytest.mark.django_db


@pytest.fixture
def gone(settings):
    """A cache whose Redis is not there, before the database's."""
    table = {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "market_cache",
    }
    redis = {
        "BACKEND": "shop.caches.LastingRedisCache",
        "LOCATION": f"redis://127.0.0.1:{free_port()}/0",
        "OPTIONS": {"socket_connect_timeout": 0.5},
    }
    settings.CACHES = settings.CACHES | {"default": redis, "stand_in": table}
    call_command("createcachetable")
    return caches["default"]


def test_what_is_kept_is_found_and_counted(gone):
    gone.set("a", 1)

    assert gone.get("a") == 1
    assert gone.incr("a") == 2
    assert gone.add("a", 9) is False
    assert gone.get_many(["a", "b"]) == {"a": 2}
    assert gone.delete("a") is True
    assert gone.get("a", "none") == "none"


def test_the_log_says_so_once_in_a_while(gone, caplog):
    for number in range(20):
        gone.get(str(number))

    [record] = caplog.records
    assert record.getMessage().startswith("Redis is away (ConnectionError)")


def test_redis_is_asked_again(gone, monkeypatch):
    gone.get("a")
    assert gone.is_away

    gone.away_until = 0.0

    assert not gone.is_away


def test_sign_in_goes_on_and_its_limits_count(gone, client, settings):
    settings.RATE_LIMIT_FACTOR = 1
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {
        "send_code": "2/15m/key"
    }

    def ask() -> str:
        client.cookies.clear()
        answer = client.post("/tai-khoan/dang-nhap/", {"phone": "0900000001"})
        return answer.headers.get("Location", str(answer.status_code))

    assert [ask() for _time in range(3)] == [
        "/tai-khoan/dang-nhap/ma/",
        "/tai-khoan/dang-nhap/ma/",
        "429",
    ]


def test_every_word_of_the_cache_has_a_stand_in():
    """A word that a later Django adds must not go to a Redis that is away."""
    from django.core.cache.backends.redis import RedisCache

    from shop.caches import WORDS

    own = {
        name
        for name, value in vars(RedisCache).items()
        if callable(value) and not name.startswith("_")
    }
    assert own - {"get_backend_timeout"} <= set(WORDS)
    assert issubclass(LastingRedisCache, RedisCache)
