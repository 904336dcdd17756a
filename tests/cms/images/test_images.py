import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.files.storage import default_storage
from wagtail.images import get_image_model
from wagtail.images.forms import get_image_form
from wagtail.models import Collection, UploadedFile
from wagtail.users.models import UserProfile

from shop.photos.cleaning import PhotoRefused
from tests import photos
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
Picture = get_image_model()
KINDS = [photos.jpeg(), photos.png(), photos.webp(), photos.heic()]


def content_of(name) -> bytes:
    with default_storage.open(name) as file:
        return file.read()


def form_with(data, name="IMG_nhà chị Út.jpg"):
    return get_image_form(Picture)(
        {"title": "Khóm", "collection": Collection.get_first_root_node().pk},
        {"file": photos.upload(data, name)},
        user=UserFactory(is_superuser=True),
    )


@pytest.mark.parametrize("data", KINDS)
def test_picture_of_the_editors_is_stored_clean(data):
    picture = Picture.objects.create(title="Khóm", file=photos.upload(data))

    assert picture.file.name.endswith(".jpg")
    assert photos.traces(content_of(picture.file.name)) == []


@pytest.mark.parametrize("spec", ["original", "width-300", "fill-200x200|format-jpeg"])
def test_rendition_has_no_traces(spec):
    picture = Picture.objects.create(title="Khóm", file=photos.upload(photos.jpeg()))

    rendition = picture.get_rendition(spec)

    assert photos.traces(content_of(rendition.file.name)) == []


def test_rendition_is_webp():
    picture = Picture.objects.create(title="Khóm", file=photos.upload(photos.jpeg()))

    assert picture.get_rendition("width-300").file.name.endswith(".webp")


def test_row_has_the_size_of_the_turned_picture():
    data = photos.jpeg((2000, 1000), orientation=6)

    picture = Picture.objects.create(title="Khóm", file=photos.upload(data))

    assert (picture.width, picture.height) == (800, 1600)


@pytest.mark.parametrize("data", KINDS)
def test_form_takes_four_kinds_by_content_and_forgets_the_name(data):
    form = form_with(data)

    assert form.is_valid(), form.errors
    picture = form.save()
    content = content_of(picture.file.name)
    assert photos.traces(content) == []
    assert "IMG" not in picture.file.name
    assert picture.file_size == len(content)


@pytest.mark.parametrize(
    "data",
    [
        photos.pdf(),
        photos.svg(),
        photos.gif_bomb(),
        photos.huge_png(),
        photos.program(),
        photos.jpeg()[:2000],
        b"",
    ],
)
def test_form_refuses_the_rest(data):
    form = form_with(data)

    assert not form.is_valid()
    assert list(form.errors) == ["file"]


def test_model_refuses_what_is_no_photo():
    picture = Picture(title="Khóm")

    with pytest.raises(PhotoRefused):
        picture.file.save("a.jpg", photos.upload(photos.gif_bomb()))

    assert not Picture.objects.exists()


def test_picture_of_a_staff_member_is_stored_clean():
    profile = UserProfile.get_for_user(UserFactory())
    profile.avatar = photos.upload(photos.jpeg(), "IMG_nhà.jpg")

    profile.save()

    assert photos.traces(content_of(profile.avatar.name)) == []
    assert "IMG" not in profile.avatar.name


def test_refused_picture_of_a_staff_member_is_left_out():
    profile = UserProfile.get_for_user(UserFactory())
    profile.avatar = photos.upload(photos.bytes_of(photos.scene(), "GIF"), "a.gif")

    profile.save()

    profile.refresh_from_db()
    assert not profile.avatar


def test_upload_that_waits_for_its_title_waits_clean():
    upload = UploadedFile.objects.create(
        for_content_type=ContentType.objects.get_for_model(Picture),
        file=photos.upload(photos.jpeg()),
    )

    assert photos.traces(content_of(upload.file.name)) == []
