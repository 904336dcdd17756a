"""A process that outlives its database, and ends between two pieces of work."""

import logging
import signal
import time
from collections.abc import Callable

from django.db import InterfaceError, OperationalError, connections

from .services import run_due_jobs

logger = logging.getLogger(__name__)

TICK_SECONDS = 5
AWAY_SECONDS = 2
NAP_SECONDS = 0.2


class Stop:
    """Set by SIGTERM or Ctrl-C; a second signal changes nothing."""

    def __init__(self):
        self.is_set = False

    @classmethod
    def by_signal(cls) -> "Stop":
        stop = cls()
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGQUIT):
            signal.signal(number, stop.set)
        return stop

    def set(self, *_signal) -> None:
        self.is_set = True

    def wait(self, seconds: float) -> None:
        deadline = time.monotonic() + seconds
        while not self.is_set and time.monotonic() < deadline:
            time.sleep(NAP_SECONDS)


def keep_time() -> None:
    """Run what is due until somebody asks to stop; the running job is finished."""
    again_and_again(run_due_jobs, stop=Stop.by_signal())


def again_and_again(work: Callable[[], object], *, stop: Stop) -> None:
    """`work` until `stop`; a database that is away is asked again and again."""
    is_away = False
    while not stop.is_set:
        pause: float = TICK_SECONDS
        try:
            work()
        except (OperationalError, InterfaceError) as e:
            if not is_away:
                logger.warning("The database is away: %s", e)
            is_away, pause = True, AWAY_SECONDS
        else:
            if is_away:
                logger.warning("The database is back.")
            is_away = False
        finally:
            connections.close_all()
        stop.wait(pause)
