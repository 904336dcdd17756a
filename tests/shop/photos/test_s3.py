"""The same promises where files lie in a bucket, read back as a shopper would."""

from urllib.request import urlopen

import pytest
from django.conf import settings
from django.core.files.storage import default_storage
from oscar.core.loading import get_model

from shop.photos.pictures import picture_of, size_names
from tests import photos
from tests.factories import ProductFactory

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.s3,
    pytest.mark.skipif(not settings.S3_BUCKET, reason="needs a bucket"),
]


@pytest.fixture
def image(commits):
    with commits():
        image = get_model("catalogue", "ProductImage").objects.create(
            product=ProductFactory(), original=photos.upload(photos.jpeg())
        )
    image.refresh_from_db()
    return image


def fetched(url) -> bytes:
    with urlopen(url, timeout=10) as answer:
        return answer.read()


def test_every_served_size_is_there_and_has_no_traces(image):
    sizes = picture_of(image, "original")["srcset"].split(", ")
    urls = [image.original.url, *(size.split()[0] for size in sizes)]

    assert [photos.traces(fetched(url)) for url in urls] == [[]] * 5


def test_deleted_photo_leaves_the_bucket_with_its_sizes(image, commits):
    names = [image.original.name, *size_names(image.original.name, image.width)]
    before = [default_storage.exists(name) for name in names]
    with commits():
        image.delete()

    assert before == [True] * 5
    assert [default_storage.exists(name) for name in names] == [False] * 5


def test_storage_tells_no_secrets_to_tasks():
    assert settings.AWS_S3_SECRET_ACCESS_KEY
    assert settings.AWS_S3_SECRET_ACCESS_KEY not in str(
        default_storage.deconstruct()[2].values()
    )
