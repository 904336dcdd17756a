"""Queries of the busiest pages: put into words once, asked with other keys each time.

Django needs longer to write such a query than the database to answer it.
"""

from collections.abc import Callable, Iterable
from functools import cache
from threading import local

from django.db import connections
from django.db.models import QuerySet

# Nothing real: marks the places of the keys while the query is written. Fits 32 bits.
FIRST_MARK = -2_000_000_000


class Prepared:
    """`Prepared(build, "kind")(kind=5)`: the rows of `build(kind=5)`, as dicts.

    `build` returns a queryset of `values()`. Its keys are whole numbers, or text for
    those named with `text=`, to compare with; they may not decide how the query reads.
    """

    def __init__(self, build: Callable[..., QuerySet], *numbers: str, text: str = ""):
        self.build = build
        self.marks: dict = {FIRST_MARK - n: name for n, name in enumerate(numbers)}
        if text:
            self.marks[f"\x02{text}\x03"] = text
        self.written = local()

    def __call__(self, **keys: int | str) -> list[dict]:
        if not hasattr(self.written, "sql"):
            self.write()
        written = self.written
        # The database's own types (of numbers) are kept.
        params = [
            type(value)(keys[self.marks[value]]) if value in self.marks else value
            for value in written.params
        ]
        compiler = written.compiler
        with connections[compiler.using].cursor() as cursor:
            cursor.execute(written.sql, params)
            rows = compiler.results_iter([cursor.fetchall()])
            return [dict(zip(written.names, row, strict=True)) for row in rows]

    def write(self) -> None:
        """For this thread alone: a compiler belongs to a connection."""
        queryset = self.build(**{name: mark for mark, name in self.marks.items()})
        compiler = queryset.query.get_compiler(queryset.db)
        sql, params = compiler.as_sql()
        if missing := self.marks.keys() - set(params):
            names = ", ".join(self.marks[mark] for mark in missing)
            raise ValueError(f"The query does not ask for {names}.")
        self.written.names = list(queryset.query.selected or {})
        self.written.compiler = compiler
        self.written.params = params
        self.written.sql = sql


class PreparedByIds:
    """`PreparedByIds(build)(ids)`: the rows of `build(ids)`, for few ids at a time."""

    def __init__(self, build: Callable[[list[int]], QuerySet]):
        self.build = build
        self.for_count = cache(self.prepared)

    def __call__(self, ids: Iterable[int]) -> list[dict]:
        wanted = set(ids)
        keys = {f"id{number}": pk for number, pk in enumerate(wanted)}
        return self.for_count(len(wanted))(**keys) if wanted else []

    def prepared(self, count: int) -> Prepared:
        names = [f"id{number}" for number in range(count)]
        return Prepared(lambda **ids: self.build(list(ids.values())), *names)
