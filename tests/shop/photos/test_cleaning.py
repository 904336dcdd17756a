import resource
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from shop.photos import cleaning
from shop.photos.cleaning import CleanPhoto, PhotoRefused, clean_photo
from tests import photos


def cleaned(data, **options) -> Image.Image:
    return Image.open(BytesIO(clean_photo(photos.upload(data), **options).read()))


def refused(data, name="photo.jpg", **options) -> str:
    with pytest.raises(PhotoRefused) as caught:
        clean_photo(photos.upload(data, name), **options)
    return caught.value.code


def colour_at(image, x, y):
    red, _, blue = image.getpixel((x, y))
    return "red" if red > blue else "blue"


@pytest.mark.parametrize(
    "data", [photos.jpeg(), photos.png(), photos.webp(), photos.heic()]
)
def test_four_kinds_become_a_jpeg_without_traces(data):
    assert photos.traces(data)

    photo = clean_photo(photos.upload(data))

    assert (photo.width, photo.height) == (800, 600)
    content = photo.read()
    assert Image.open(BytesIO(content)).format == "JPEG"
    assert photos.traces(content) == []


@pytest.mark.parametrize(
    ("orientation", "size", "corner"),
    [
        (1, (800, 600), "red"),
        (3, (800, 600), "blue"),
        (6, (600, 800), "blue"),
        (8, (600, 800), "red"),
    ],
)
def test_photo_is_turned_as_the_camera_was_held(orientation, size, corner):
    image = cleaned(photos.jpeg(orientation=orientation))

    assert image.size == size
    assert colour_at(image, 5, 5) == corner


def test_longest_side_is_1600():
    assert cleaned(photos.jpeg((4000, 3000))).size == (1600, 1200)


def test_small_photo_is_not_blown_up():
    assert cleaned(photos.jpeg((300, 200))).size == (300, 200)


def test_transparent_parts_become_white():
    data = photos.bytes_of(Image.new("RGBA", (50, 50), (0, 0, 0, 0)), "PNG")

    assert cleaned(data).getpixel((25, 25)) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16"])
def test_every_mode_of_png_is_understood(mode):
    if mode == "I;16":
        image = Image.new("I;16", (60, 60), 40_000)
    else:
        image = photos.scene((60, 60), mode)

    assert cleaned(photos.bytes_of(image, "PNG")).mode == "RGB"


def test_deep_grey_keeps_its_brightness():
    image = Image.new("I;16", (60, 60), 128 * 256)

    grey, _, _ = cleaned(photos.bytes_of(image, "PNG")).getpixel((30, 30))

    assert abs(grey - 128) <= 2


def test_print_colours_are_understood():
    assert cleaned(photos.jpeg(mode="CMYK")).mode == "RGB"


def test_moving_webp_gives_its_first_picture():
    image = cleaned(photos.moving_webp())

    assert colour_at(image, 5, 5) == "red"


def test_broken_colour_profile_is_left_out():
    data = photos.bytes_of(photos.scene(), "JPEG", icc_profile=b"no profile" * 20)

    assert cleaned(data).size == (800, 600)


def test_name_and_type_of_the_file_do_not_count():
    photo = clean_photo(photos.upload(photos.jpeg(), "virus.exe", "application/x-exe"))

    assert photo.name.endswith(".jpg")
    assert "virus" not in photo.name


def test_what_is_clean_is_not_encoded_again():
    photo = clean_photo(photos.upload(photos.jpeg()))

    assert clean_photo(photo) is photo


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (photos.pdf(), "pdf"),
        (photos.gif_bomb(), "gif"),
        (photos.bytes_of(photos.scene(), "GIF"), "gif"),
        (photos.svg(), "not_photo"),
        (photos.program(), "not_photo"),
        (photos.bytes_of(photos.scene(), "TIFF"), "not_photo"),
        (photos.bytes_of(photos.scene(), "BMP"), "not_photo"),
        (photos.bytes_of(photos.scene(), "AVIF")[:40], "broken"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "not_photo"),
        (b"\x00\x00\x00\x18ftypmp42" + bytes(400), "video"),
        (photos.jpeg()[:3000], "broken"),
        (photos.jpeg()[:20], "broken"),
        (photos.png()[:900], "broken"),
        (photos.webp()[:900], "broken"),
        (photos.heic()[:900], "broken"),
        (photos.huge_png(), "too_many_pixels"),
        (photos.huge_png(8000, 7000), "too_many_pixels"),
    ],
)
def test_other_files_are_refused_with_their_reason(data, reason):
    assert refused(data, "photo.jpg") == reason


def test_file_over_20_mb_is_refused(monkeypatch):
    monkeypatch.setattr(cleaning, "MOST_BYTES", 2000)

    assert refused(photos.jpeg()) == "too_big"


def test_huge_picture_costs_no_memory():
    data = photos.huge_png()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    refused(data)

    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown < 50_000  # kB; decoded it would be 200,000


def test_product_photo_under_500_pixels_is_refused_with_its_size():
    with pytest.raises(PhotoRefused) as caught:
        clean_photo(photos.upload(photos.jpeg((640, 480))), min_side=500)

    assert caught.value.code == "too_small"
    assert "640 × 480" in caught.value.messages[0]


def test_product_photo_that_would_be_stored_too_narrow_is_refused():
    assert refused(photos.jpeg((4000, 600)), min_side=500) == "too_narrow"


def test_line_without_height_is_refused():
    assert refused(photos.jpeg((4000, 1))) == "too_narrow"


@given(place=st.floats(0, 1), byte=st.binary(min_size=1, max_size=8))
@settings(max_examples=60, deadline=None)
@pytest.mark.parametrize(
    "data",
    [
        photos.jpeg((64, 48)),
        photos.png((64, 48)),
        photos.webp((64, 48)),
        photos.heic((64, 48)),
    ],
)
def test_damaged_file_is_cleaned_or_refused(data, place, byte):
    start = int(place * len(data))
    damaged = data[:start] + byte + data[start + len(byte) :]

    try:
        photo = clean_photo(photos.upload(damaged))
    except PhotoRefused:
        return

    assert isinstance(photo, CleanPhoto)
    assert photos.traces(photo.read()) == []
