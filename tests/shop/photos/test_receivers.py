import pytest
from django.core.files.storage import default_storage

from tests import photos
from tests.factories import CategoryFactory

pytestmark = pytest.mark.django_db


def test_picture_of_a_kind_is_stored_clean():
    kind = CategoryFactory(image=photos.upload(photos.jpeg(), "IMG_nhà.jpg"))

    with default_storage.open(kind.image.name) as file:
        assert photos.traces(file.read()) == []
    assert "IMG" not in kind.image.name


def test_refused_picture_of_a_kind_is_left_out():
    kind = CategoryFactory(image=photos.upload(photos.gif_bomb(), "a.gif"))

    kind.refresh_from_db()
    assert not kind.image
