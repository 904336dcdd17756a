"""Work that comes again and again; registered in an app's `jobs.py`.

    @periodic(every=timedelta(minutes=1))
    def expire_orders():
        return expire_unpaid_orders(by=BY_CLOCK)

A job may be killed at any moment and run again: it takes up what it finds in the
database. What it returns (a count, or nothing) is shown by `manage.py run_periodic`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

LOCK = timedelta(minutes=10)


@dataclass(frozen=True)
class Job:
    """`lock`: so long nobody else runs it, should its process die in it."""

    name: str
    work: Callable[[], object]
    every: timedelta
    lock: timedelta = LOCK


jobs: dict[str, Job] = {}


class NameTaken(Exception):
    """Two jobs of one name would share their lock."""


def periodic(*, every: timedelta, lock: timedelta = LOCK) -> Callable:
    """Register a function under its own name."""

    def register(work: Callable[[], object]) -> Callable[[], object]:
        job = Job(work.__name__, work, every, lock)
        if job.name in jobs:
            raise NameTaken(job.name)
        jobs[job.name] = job
        return work

    return register
