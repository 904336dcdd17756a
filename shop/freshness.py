"""What was sold out or taken down is gone from every kept page at once.

A mark says when that happened last. On one machine it is the time of a file, which all
processes see and which costs a microsecond to ask; other machines hear of it through
Redis, within a second.
"""

import logging
import os
import time

from django.conf import settings
from django.core.cache import cache
from django.db import transaction

logger = logging.getLogger(__name__)

FILE = KEY = "pages-changed"
SHARED_SECONDS = 1.0
FORGET_SHARED = 24 * 60 * 60


class Shared:
    """The mark of all machines, asked for at most once in SHARED_SECONDS."""

    def __init__(self):
        self.mark, self.asked_at = 0, 0.0

    def get(self) -> int:
        if not settings.REDIS_URL:
            return 0
        now = time.monotonic()
        if now - self.asked_at >= SHARED_SECONDS:
            self.asked_at = now
            self.mark = cache.get(KEY) or 0
        return self.mark


shared = Shared()


def mark() -> str:
    """Another one than before: what was kept under the old one is no longer so."""
    return f"{file_mark()}.{shared.get()}"


def file_mark() -> int:
    try:
        return os.stat(f"{settings.VAR_DIR}/{FILE}").st_mtime_ns
    except OSError:
        return 0


def show_at_once() -> None:
    """Kept pages are made anew once this transaction is done."""
    transaction.on_commit(renew, robust=True)


def renew() -> None:
    moment = time.time_ns()
    try:
        settings.VAR_DIR.mkdir(parents=True, exist_ok=True)
        (settings.VAR_DIR / FILE).touch()
        os.utime(settings.VAR_DIR / FILE, ns=(moment, moment))
    except OSError:
        logger.exception("Kept pages will be shown until they end by themselves.")
    if settings.REDIS_URL:
        cache.set(KEY, moment, FORGET_SHARED)
        shared.asked_at = 0.0
