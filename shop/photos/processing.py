"""Sizes are made, and files removed, by the worker once the row is committed."""

import logging
from datetime import timedelta
from functools import partial
from pathlib import PurePosixPath

from django.apps import apps
from django.core.files.storage import Storage
from django.db import transaction
from django.utils import timezone
from django_tasks import task
from PIL import Image

from shop.photos.pictures import WebPicture, sizes_of
from shop.photos.signals import sizes_made

logger = logging.getLogger(__name__)
TRY_AGAIN_AFTER = (60, 600, 3600)  # seconds


def enqueue(*, storage, file_name, sender, new=None, old=None):
    """PICTURES["PROCESSOR"]: only names go into the task, no storage's secrets."""
    transaction.on_commit(partial(make_sizes.enqueue, list(sender), file_name))


def enqueue_removal(*, sender, file_name):
    transaction.on_commit(partial(remove_unused.enqueue, list(sender), file_name))


@task()
def make_sizes(sender, file_name, attempt=0):
    field = field_of(sender)
    if not waiting_rows(field, file_name).exists():
        return
    try:
        store_sizes(field.storage, file_name)
    except Exception:
        logger.exception("Sizes of %s could not be made", file_name)
        if not try_again(sender, file_name, attempt):
            raise
    else:
        note_ready(sender, file_name)


def try_again(sender, file_name, attempt) -> bool:
    if attempt >= len(TRY_AGAIN_AFTER) or not make_sizes.get_backend().supports_defer:
        return False
    later = timezone.now() + timedelta(seconds=TRY_AGAIN_AFTER[attempt])
    make_sizes.using(run_after=later).enqueue(sender, file_name, attempt + 1)
    return True


def store_sizes(storage: Storage, name: str) -> None:
    """Make and store every size of a cleaned photo."""
    with storage.open(name) as file, Image.open(file) as original:
        image = WebPicture.pre_process(original)
    for size in sizes_of(storage, name, image.width):
        size.save(image)


@transaction.atomic
def note_ready(sender, file_name):
    field = field_of(sender)
    model, rows = field.model, waiting_rows(field, file_name)
    keys = list(rows.values_list("pk", flat=True))
    if not keys:  # replaced or deleted while the sizes were made
        enqueue_removal(sender=sender, file_name=file_name)
    model._base_manager.filter(pk__in=keys).update(**{field.ready_field: True})
    for row in model._base_manager.filter(pk__in=keys):
        sizes_made.send(sender=model, instance=row, field_name=field.name)


@task()
def remove_unused(sender, file_name):
    """Remove a photo and its sizes, unless a row still shows it."""
    field = field_of(sender)
    if field.model._base_manager.filter(**{field.attname: file_name}).exists():
        return
    folder = str(PurePosixPath(file_name).with_suffix(""))
    for size in files_in(field.storage, folder):
        field.storage.delete(f"{folder}/{size}")
    field.storage.delete(folder)
    field.storage.delete(file_name)


def files_in(storage: Storage, folder: str) -> list[str]:
    try:
        return storage.listdir(folder)[1]
    except FileNotFoundError:
        return []


def waiting_rows(field, file_name):
    return field.model._base_manager.filter(
        **{field.attname: file_name, field.ready_field: False}
    )


def field_of(sender):
    app_label, model_name, field_name = sender
    return apps.get_model(app_label, model_name)._meta.get_field(field_name)
