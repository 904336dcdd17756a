"""What a dead worker left undone with photos is found by the clock."""

import os
import time

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django_tasks_db.models import DBTaskResult

from shop.catalogue.models import ProductImage
from shop.clock.services import run_jobs
from tests.factories import ListingFactory
from tests.photos import jpeg

pytestmark = pytest.mark.django_db
DB_QUEUE = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}


@pytest.fixture
def image():
    """A photo whose sizes were never made: nothing here runs after the commit."""
    listing = ListingFactory()
    row = ProductImage(product=listing.product)
    row.original.save("x.jpg", ContentFile(jpeg(), "x.jpg"))
    return row


def asked() -> list[str]:
    rows = DBTaskResult.objects.values_list("args_kwargs", flat=True)
    return [row["args"][1] for row in rows]


def test_sizes_that_are_missing_are_asked_for_once(image, settings):
    settings.TASKS = DB_QUEUE

    run_jobs(names=["make_missing_sizes"])
    run_jobs(names=["make_missing_sizes"])

    assert asked() == [image.original.name]


def test_photos_that_have_their_sizes_are_left_alone(image, settings):
    settings.TASKS = DB_QUEUE
    ProductImage.objects.update(sizes_ready=True)

    run_jobs(names=["make_missing_sizes"])

    assert asked() == []


def put(name: str, *, days: int) -> str:
    stored = default_storage.save(name, ContentFile(b"x"))
    then = time.time() - days * 86400
    os.utime(default_storage.path(stored), (then, then))
    return stored


def test_old_files_that_no_row_names_are_removed(image):
    folder = image.original.name.rpartition("/")[0]
    gone = put(f"{folder}/nobody.jpg", days=3)
    its_size = put(f"{folder}/nobody/320w.webp", days=3)
    fresh = put(f"{folder}/fresh.jpg", days=1)
    elsewhere = put("letters/3.txt", days=3)
    stem = image.original.name.rpartition(".")[0]
    own_size = put(f"{stem}/320w.webp", days=3)

    [run] = run_jobs(names=["remove_orphaned_files"])

    assert run.result == "2"
    left = [fresh, elsewhere, own_size, image.original.name]
    assert [name for name in left if not default_storage.exists(name)] == []
    assert not default_storage.exists(gone)
    assert not default_storage.exists(its_size)
