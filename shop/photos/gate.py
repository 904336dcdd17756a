"""How many photos a process opens at once, so that pages are served meanwhile.

Opening one takes up to a second of a core. One thread works, few wait for it, and
whoever comes then is asked to send it again: there is always a thread for the others.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore

PATIENCE_SECONDS = 15.0


class Busy(Exception):
    """Too many photos at once."""


class Gate:
    def __init__(self, *, working: int, entered: int, patience: float):
        self.entry = BoundedSemaphore(entered)
        self.work = BoundedSemaphore(working)
        self.patience = patience

    @contextmanager
    def passed(self) -> Iterator[None]:
        """Raises Busy at once where too many wait, later where it takes too long."""
        if not self.entry.acquire(blocking=False):
            raise Busy
        try:
            if not self.work.acquire(timeout=self.patience):
                raise Busy
            try:
                yield
            finally:
                self.work.release()
        finally:
            self.entry.release()


def threads() -> int:
    """Those that answer requests in one process (see shop.serve)."""
    return int(os.environ.get("WEB_THREADS") or 4)


gate = Gate(working=1, entered=max(1, threads() - 1), patience=PATIENCE_SECONDS)
