"""Files of a save that failed don't stay.

A file is stored before its row is. What a request has stored is looked at when all
its transactions are over; where no row names it, it goes.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import DatabaseError
from django.db.models import FileField

logger = logging.getLogger(__name__)
stored_now: ContextVar[list[tuple[FileField, str]] | None] = ContextVar(
    "stored_now", default=None
)


class UploadsMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        with keeping_named():
            return self.get_response(request)


@contextmanager
def keeping_named() -> Iterator[None]:
    """Of the files that are stored within, only those that a row names stay."""
    files: list[tuple[FileField, str]] = []
    token = stored_now.set(files)
    try:
        yield
    finally:
        stored_now.reset(token)
        for field, name in files:
            remove_unnamed(field, name)


def note_stored(field: FileField, name: str) -> None:
    files = stored_now.get()
    if files is not None:
        files.append((field, name))


def remove_unnamed(field: FileField, name: str) -> None:
    """What can't be removed now is removed by the clock."""
    try:
        rows = field.model._base_manager.filter(**{field.attname: name})
        if not rows.exists():
            field.storage.delete(name)
    except (DatabaseError, OSError) as e:
        logger.warning("%s of a failed save stays for now: %s", name, e)
