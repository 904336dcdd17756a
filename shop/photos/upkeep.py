"""What tasks left undone: sizes that are missing, files that no row names."""

import logging
from collections.abc import Iterator
from datetime import timedelta
from pathlib import PurePosixPath

from django.conf import settings
from django.core.files.storage import Storage
from django.utils import timezone

from shop.clock import queue

from .models import CleanPictureField, picture_fields, rows_without_sizes
from .processing import make_sizes

logger = logging.getLogger(__name__)

AT_ONCE = 200
PATIENCE = timedelta(days=1)


def enqueue_missing_sizes() -> int:
    """Ask again for sizes that no task of the last day has seen to."""
    since = timezone.now() - PATIENCE
    tasks = queue.of_task(make_sizes).filter(enqueued_at__gt=since)
    asked = {row["args"][1] for row in tasks.values_list("args_kwargs", flat=True)}
    count = 0
    for field in picture_fields():
        names = rows_without_sizes(field).values_list(field.attname, flat=True)
        for name in [name for name in names if name not in asked][:AT_ONCE]:
            make_sizes.enqueue(sender_of(field), name)
            count += 1
    return count


def sender_of(field: CleanPictureField) -> list[str]:
    meta = field.model._meta
    return [meta.app_label, meta.model_name or "", field.name]


def remove_orphaned_files() -> int:
    """Remove old files beside our pictures that no row names, with their sizes."""
    count = 0
    for storage, folder in {
        (field.storage, top_folder(field)) for field in picture_fields()
    }:
        for name in list(orphans(storage, folder)):
            storage.delete(name)
            count += 1
    if count:
        logger.warning("%s files that nothing shows were removed", count)
    return count


def top_folder(field: CleanPictureField) -> str:
    """`photos` of `photos/2026/11/x.jpg`; a stored name shows it best."""
    rows = field.model._base_manager.exclude(**{field.attname: ""})
    name = rows.values_list(field.attname, flat=True).first() or ""
    return PurePosixPath(name).parts[0] if "/" in name else ""


def orphans(storage: Storage, folder: str) -> Iterator[str]:
    if not folder:
        return
    folders, files = listing(storage, folder)
    named = names_in(folder) if files else set()
    stems = {str(PurePosixPath(name).with_suffix("")) for name in named}
    for file in files:
        name = f"{folder}/{file}"
        if name not in named and is_old(storage, name):
            yield name
    for inner in folders:
        path = f"{folder}/{inner}"
        if path not in stems:
            yield from orphans(storage, path)


def listing(storage: Storage, folder: str) -> tuple[list[str], list[str]]:
    try:
        return storage.listdir(folder)
    except FileNotFoundError:
        return [], []


def names_in(folder: str) -> set[str]:
    """Every stored name of any picture field that lies below this folder."""
    return {
        name
        for field in picture_fields()
        for name in field.model._base_manager.filter(
            **{f"{field.attname}__startswith": f"{folder}/"}
        ).values_list(field.attname, flat=True)
    }


def is_old(storage: Storage, name: str) -> bool:
    age = timezone.now() - storage.get_modified_time(name)
    return age > timedelta(days=settings.KEEP_DAYS["orphaned_files"])
