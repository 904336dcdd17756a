"""Queries of the busiest pages: put into words once, asked with other keys each time.

Django needs longer to write such a query than the database to answer it.
"""

import re
from collections.abc import Callable, Iterable
from datetime import date, time, timedelta
from functools import cache
from threading import local

from django.db.models import QuerySet

from .fences.of_django import write

# Nothing real: marks the places of the keys while the query is written. Fits 32 bits.
FIRST_MARK = -2_000_000_000
# SQLite gets its days as text.
DAY = re.compile(r"\d{4}-\d\d-\d\d|\d\d:\d\d:\d\d")


class ChangesWithTheClock(ValueError):
    """The query carries a day or an hour, which would stay that of the first asking."""


class FixedQuery:
    """`FixedQuery(build, "kind")(kind=5)`: the rows of `build(kind=5)`, as dicts.

    `build` returns a queryset of `values()`. Its keys are whole numbers, or text for
    those named with `text=`, to compare with; they may not decide how the query reads,
    and neither may the day: let the database say what time it is (`Now()`).
    """

    def __init__(self, build: Callable[..., QuerySet], *numbers: str, text: str = ""):
        self.build = build
        self.marks: dict = {FIRST_MARK - n: name for n, name in enumerate(numbers)}
        if text:
            self.marks[f"\x02{text}\x03"] = text
        self.kept = local()

    def __call__(self, **keys: int | str) -> list[dict]:
        if not hasattr(self.kept, "written"):
            self.kept.written = self.write()
        written = self.kept.written
        # The database's own types (of numbers) are kept.
        params = [
            type(value)(keys[self.marks[value]]) if value in self.marks else value
            for value in written.params
        ]
        return list(written.rows(params))

    def write(self):
        written = write(self.build(**{name: mark for mark, name in self.marks.items()}))
        if missing := self.marks.keys() - set(written.params):
            names = ", ".join(self.marks[mark] for mark in missing)
            raise ValueError(f"The query does not ask for {names}.")
        if moments := [value for value in written.params if is_moment(value)]:
            raise ChangesWithTheClock(moments)
        return written


def is_moment(value) -> bool:
    if isinstance(value, str):
        return bool(DAY.match(value))
    return isinstance(value, date | time | timedelta)


class FixedQueryByIds:
    """`FixedQueryByIds(build)(ids)`: the rows of `build(ids)`, for few ids at a time."""

    def __init__(self, build: Callable[[list[int]], QuerySet]):
        self.build = build
        self.for_count = cache(self.of_count)

    def __call__(self, ids: Iterable[int]) -> list[dict]:
        wanted = set(ids)
        keys = {f"id{number}": pk for number, pk in enumerate(wanted)}
        return self.for_count(len(wanted))(**keys) if wanted else []

    def of_count(self, count: int) -> FixedQuery:
        names = [f"id{number}" for number in range(count)]
        return FixedQuery(lambda **ids: self.build(list(ids.values())), *names)
