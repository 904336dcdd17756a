import logging
from datetime import timedelta
from io import BytesIO
from pathlib import PurePosixPath

import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import transaction
from django.template import Context, Template
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from oscar.core.loading import get_class, get_model
from PIL import Image

from shop.photos import processing
from shop.photos.cleaning import PhotoRefused
from shop.photos.fields import PhotosField
from shop.photos.pictures import picture_of, size_names
from shop.photos.processing import make_sizes
from shop.photos.signals import sizes_made
from tests import photos
from tests.factories import ProductFactory, VendorFactory

ProductImage = get_model("catalogue", "ProductImage")
pytestmark = pytest.mark.django_db
DATABASE_QUEUE = {
    "default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}
}


@pytest.fixture
def image(commits):
    with commits():
        image = add_image()
    image.refresh_from_db()
    return image


def add_image(data=None, name="IMG_chị Út.jpg", **fields):
    return ProductImage.objects.create(
        product=ProductFactory(),
        original=photos.upload(data or photos.jpeg((2000, 1500)), name),
        **fields,
    )


def content_of(name) -> bytes:
    with default_storage.open(name) as file:
        return file.read()


@pytest.mark.parametrize(
    "data", [photos.jpeg(), photos.png(), photos.webp(), photos.heic()]
)
def test_no_stored_file_of_a_product_has_traces(commits, data):
    with commits():
        add_image(data)

    files = photos.stored_files()
    assert len(files) == 5
    assert {name: photos.traces(content_of(name)) for name in files} == {
        name: [] for name in files
    }


def test_no_stored_file_of_a_shop_has_traces(commits):
    with commits():
        vendor = VendorFactory(photo=photos.upload(photos.jpeg()))

    vendor.refresh_from_db()
    assert vendor.photo_ready
    assert [photos.traces(content_of(name)) for name in photos.stored_files()] == [
        []
    ] * 5


def test_stored_name_says_nothing(image):
    assert "IMG" not in image.original.name
    assert len(PurePosixPath(image.original.name).stem) == 20


def test_row_knows_the_size_of_its_photo(image):
    assert (image.width, image.height) == (1600, 1200)


def test_reading_a_row_opens_no_file(image, django_assert_num_queries):
    default_storage.delete(image.original.name)

    with django_assert_num_queries(1):
        picture = picture_of(ProductImage.objects.get(pk=image.pk), "original")

    assert (picture["width"], picture["height"]) == (1600, 1200)


def test_sizes_wait_for_the_commit(commits):
    image = add_image()

    image.refresh_from_db()
    assert not image.sizes_ready
    assert photos.stored_files() == {image.original.name}


def test_sizes_are_made_after_the_commit(image):
    assert image.sizes_ready
    assert photos.stored_files() == {
        image.original.name,
        *size_names(image.original.name, 1600),
    }
    with Image.open(
        BytesIO(content_of(size_names(image.original.name, 1600)[0]))
    ) as it:
        assert (it.format, it.size) == ("WEBP", (360, 270))


@pytest.mark.django_db(transaction=True)
def test_sizes_are_made_without_a_transaction_too():
    image = add_image()

    image.refresh_from_db()
    assert image.sizes_ready


def test_ready_sizes_are_told(commits):
    told = []

    def listen(sender, instance, field_name, **kwargs):
        told.append((sender, instance.pk, field_name, instance.sizes_ready))

    sizes_made.connect(listen)
    with commits():
        image = add_image()
    sizes_made.disconnect(listen)

    assert told == [(ProductImage, image.pk, "original", True)]


def test_saving_again_makes_nothing_again(image, commits):
    before = image.original.name
    with commits() as waiting:
        image.caption = "Khóm"
        image.save()

    assert waiting == []
    assert image.original.name == before


def test_replaced_photo_is_removed_with_its_sizes(image, commits):
    old = image.original.name
    with commits():
        image.original = photos.upload(photos.jpeg((800, 800)))
        image.save()

    image.refresh_from_db()
    assert old != image.original.name
    assert (image.width, image.height, image.sizes_ready) == (800, 800, True)
    assert photos.stored_files() == {
        image.original.name,
        *size_names(image.original.name, 800),
    }


def test_photo_stays_until_the_commit(image):
    old = image.original.name

    image.original = photos.upload(photos.jpeg())
    image.save()

    assert default_storage.exists(old)


def test_photo_saved_by_its_file_is_cleaned_and_replaces(image, commits):
    with commits():
        image.original.save("x.jpg", photos.upload(photos.jpeg((900, 900))))

    image.refresh_from_db()
    assert (image.width, image.sizes_ready) == (900, True)
    assert photos.stored_files() == {
        image.original.name,
        *size_names(image.original.name, 900),
    }


def test_deleted_row_takes_its_files_along(image, commits):
    with commits():
        image.delete()

    assert photos.stored_files() == set()


def test_cleared_photo_takes_its_files_along(commits):
    with commits():
        vendor = VendorFactory(photo=photos.upload(photos.jpeg()))
    with commits():
        vendor.photo = ""
        vendor.save()

    vendor.refresh_from_db()
    assert (vendor.photo_width, vendor.photo_ready) == (0, False)
    assert photos.stored_files() == set()


def test_photo_deleted_by_its_file_is_cleared(commits):
    with commits():
        vendor = VendorFactory(photo=photos.upload(photos.jpeg()))
    with commits():
        vendor.photo.delete()

    vendor.refresh_from_db()
    assert not vendor.photo
    assert photos.stored_files() == set()


def test_photo_that_another_row_shows_is_kept(image, commits):
    other = ProductImage.objects.create(
        product=image.product,
        original=image.original.name,
        width=1600,
        height=1200,
        sizes_ready=True,
        display_order=1,
    )
    with commits():
        image.delete()

    assert default_storage.exists(other.original.name)
    assert len(photos.stored_files()) == 5


def test_name_of_a_stored_file_is_taken_as_it_is(image, commits):
    with commits() as waiting:
        ProductImage.objects.create(
            product=image.product, original="photos/demo/a.jpg", width=9, height=9
        )

    assert waiting == []


def test_model_refuses_what_is_no_photo():
    with pytest.raises(PhotoRefused), transaction.atomic():
        add_image(photos.program())

    assert not ProductImage.objects.exists()
    assert photos.stored_files() == set()


def test_back_office_form_cleans_and_refuses():
    form_class = get_class("dashboard.catalogue.forms", "ProductImageForm")

    def refusals(data):
        files = {"images-0-original": photos.upload(data)}
        form = form_class(data={}, files=files, prefix="images-0")
        return [error.code for error in form.errors.as_data().get("original", [])]

    assert refusals(photos.pdf()) == ["pdf"]
    assert refusals(photos.jpeg((499, 900))) == ["too_small"]
    assert refusals(photos.jpeg()) == []


def test_back_office_shows_a_size_that_is_there(image):
    source = '{% load image_tags %}{% oscar_thumbnail image.original "100x100" %}'

    url = Template(source).render(Context({"image": image}))

    assert url == default_storage.url(size_names(image.original.name, 1600)[2])


def test_cleaned_upload_is_stored_as_it_is(commits):
    field = PhotosField()
    clean = field.clean([photos.upload(photos.jpeg())])[0]

    image = ProductImage.objects.create(product=ProductFactory(), original=clean)

    assert image.original.name.endswith(clean.name)
    clean.seek(0)
    assert content_of(image.original.name) == clean.read()


def test_command_makes_what_is_missing():
    image = add_image()

    call_command("make_sizes", verbosity=0)

    image.refresh_from_db()
    assert image.sizes_ready


def test_photo_gone_meanwhile_needs_no_sizes():
    make_sizes.call(["catalogue", "productimage", "original"], "photos/gone.jpg")

    assert photos.stored_files() == set()


def test_failure_is_logged_and_tried_again_later(settings, caplog):
    image = add_image()
    default_storage.delete(image.original.name)
    settings.TASKS = DATABASE_QUEUE
    now = timezone.now()

    with caplog.at_level(logging.ERROR, logger=processing.__name__):
        make_sizes.call(list(image.original.sender), image.original.name)

    assert "could not be made" in caplog.text
    again = DBTaskResult.objects.get()
    assert again.args_kwargs["args"][2:] == [1]
    assert again.run_after - now > timedelta(seconds=50)


def test_last_failure_is_a_failed_task(settings):
    image = add_image()
    default_storage.delete(image.original.name)
    settings.TASKS = DATABASE_QUEUE

    with pytest.raises(FileNotFoundError):
        make_sizes.call(list(image.original.sender), image.original.name, 3)

    assert not DBTaskResult.objects.exists()


def test_task_carries_no_secrets_of_the_storage(settings, commits):
    settings.TASKS = DATABASE_QUEUE
    with commits():
        image = add_image()

    assert DBTaskResult.objects.get().args_kwargs == {
        "args": [["catalogue", "productimage", "original"], image.original.name],
        "kwargs": {},
    }
