"""Django 5.2: how a query is written, whether a file is stored, what was sent."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connections
from django.db.models import QuerySet
from django.db.models.fields.files import FieldFile
from django.http import QueryDict


@dataclass(frozen=True)
class Written:
    """A query in words: its SQL, its parameters in order and the names it selects."""

    sql: str
    params: list
    names: list[str]
    compiler: Any

    def rows(self, params: list) -> Iterator[dict]:
        """Its rows with other parameters; the columns as the fields read them."""
        with connections[self.compiler.using].cursor() as cursor:
            cursor.execute(self.sql, params)
            rows = self.compiler.results_iter([cursor.fetchall()])
            for row in rows:
                yield dict(zip(self.names, row, strict=True))


def write(queryset: QuerySet) -> Written:
    """A queryset of `values()`; for this thread: the compiler holds a connection."""
    compiler = queryset.query.get_compiler(queryset.db)
    sql, params = compiler.as_sql()
    return Written(sql, list(params), list(queryset.query.selected or {}), compiler)


def is_stored(file: FieldFile) -> bool:
    """False for an upload that no save has taken yet."""
    return file._committed  # type: ignore[attr-defined]


def freeze(sent: QueryDict) -> QueryDict:
    """A copy that was mended is as fixed as what came in."""
    sent._mutable = False  # type: ignore[attr-defined]
    return sent
