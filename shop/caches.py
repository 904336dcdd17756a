"""Redis, and what stands in for it while it is away."""

import logging
import time

from django.core.cache import caches
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import ReadOnlyError, TimeoutError

logger = logging.getLogger(__name__)

AWAY = (RedisConnectionError, TimeoutError, ReadOnlyError, OSError)
AWAY_SECONDS = 5
STAND_IN = "stand_in"
WORDS = (
    "add",
    "get",
    "set",
    "touch",
    "delete",
    "get_many",
    "has_key",
    "incr",
    "set_many",
    "delete_many",
    "clear",
)


class LastingRedisCache(RedisCache):
    """While Redis doesn't answer, the database's cache does: limits go on counting.

    Redis is asked again every few seconds, by one call of each thread.
    """

    away_until = 0.0

    @property
    def is_away(self) -> bool:
        return time.monotonic() < self.away_until

    def note_away(self, error: Exception) -> None:
        name = type(error).__name__
        logger.warning("Redis is away (%s); the database stands in for it", name)
        self.away_until = time.monotonic() + AWAY_SECONDS


def lasting(word: str):
    """The cache's method of this name, or the stand-in's."""
    usual = getattr(RedisCache, word)

    def call(self, *args, **kwargs):
        if not self.is_away:
            try:
                return usual(self, *args, **kwargs)
            except AWAY as e:
                self.note_away(e)
        return getattr(caches[STAND_IN], word)(*args, **kwargs)

    return call


for each in WORDS:
    setattr(LastingRedisCache, each, lasting(each))
