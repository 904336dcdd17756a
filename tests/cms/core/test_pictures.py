import pytest
from wagtail.images import get_image_model

from cms.core.pictures import SPECS, pictures_of
from tests.photos import jpeg, upload

pytestmark = pytest.mark.django_db


@pytest.fixture
def image():
    file = upload(jpeg((1500, 1000)), "x.jpg")
    Image = get_image_model()
    return Image.objects.create(title="Rẫy khóm", description="Rẫy", file=file)


def test_until_its_sizes_are_made_the_original_is_shown(image):
    picture = pictures_of([image.pk])[image.pk]

    assert picture["src"] == image.file.url
    assert picture["srcset"] == ""
    assert picture["alt"] == "Rẫy"


def test_sizes_are_made_after_the_commit(commits):
    with commits():
        file = upload(jpeg((1500, 1000)), "x.jpg")
        image = get_image_model().objects.create(title="Rẫy", file=file)

    assert image.renditions.filter(filter_spec__in=SPECS).count() == 4
    picture = pictures_of([image.pk])[image.pk]
    assert picture["srcset"].count("w,") == 3
    assert picture["width"] == 720


def test_many_pictures_cost_one_query(image, django_assert_num_queries):
    with django_assert_num_queries(1):
        pictures_of([image.pk, image.pk])
