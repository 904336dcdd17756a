from html.parser import HTMLParser

from django.core.files.storage import FileSystemStorage
from django.template import Context, Template

from shop.photos.pictures import picture_from, quality_for, size_names, widths_for


class SigningStorage(FileSystemStorage):
    def url(self, name):
        return f"https://files.example/{name}?signature={name}"


class Attributes(HTMLParser):
    def handle_starttag(self, tag, attrs):
        self.found = dict(attrs)


def attributes(html):
    parser = Attributes()
    parser.feed(html)
    return parser.found


def rendered(source, picture, **more):
    return Template(source).render(Context({"picture": picture, **more}))


def test_sizes_are_never_wider_than_the_photo():
    assert widths_for(1600) == [360, 540, 720, 1080]
    assert widths_for(1000) == [360, 540, 720, 1000]
    assert widths_for(500) == [360, 500]
    assert widths_for(200) == [200]


def test_sizes_are_named_after_the_photo():
    assert size_names("photos/a.jpg", 1600) == [
        "photos/a/360w.webp",
        "photos/a/540w.webp",
        "photos/a/720w.webp",
        "photos/a/1080w.webp",
    ]


def test_larger_sizes_are_stored_coarser():
    assert [quality_for(width) for width in (360, 540, 720, 1080)] == [56, 56, 52, 46]


def test_photo_without_sizes_is_shown_itself():
    assert picture_from("photos/a.jpg", 1600, 1200, False) == {
        "src": "/media/photos/a.jpg",
        "srcset": "",
        "width": 1600,
        "height": 1200,
    }


def test_photo_with_sizes_offers_them_all():
    picture = picture_from("photos/a.jpg", 1600, 1200, True)

    assert picture["src"] == "/media/photos/a/720w.webp"
    assert picture["srcset"] == (
        "/media/photos/a/360w.webp 360w, "
        "/media/photos/a/540w.webp 540w, "
        "/media/photos/a/720w.webp 720w, "
        "/media/photos/a/1080w.webp 1080w"
    )


def test_signed_addresses_are_asked_for_one_by_one():
    picture = picture_from("a.jpg", 360, 360, True, SigningStorage())

    assert picture["srcset"] == (
        "https://files.example/a/360w.webp?signature=a/360w.webp 360w"
    )


def test_no_photo_is_no_picture():
    assert picture_from("", 0, 0, False) is None


def test_tag_shows_sizes_and_loads_late():
    picture = picture_from("photos/a.jpg", 500, 400, True)

    html = rendered('{% photo picture alt=alt sizes="50vw" %}', picture, alt="A <b>")

    assert attributes(html) == {
        "src": "/media/photos/a/500w.webp",
        "srcset": "/media/photos/a/360w.webp 360w, /media/photos/a/500w.webp 500w",
        "sizes": "50vw",
        "width": "500",
        "height": "400",
        "alt": "A <b>",
        "loading": "lazy",
        "decoding": "async",
    }


def test_first_photo_of_a_page_comes_first():
    picture = picture_from("photos/a.jpg", 500, 400, False)

    html = rendered("{% photo picture priority=True %}", picture)

    assert attributes(html) == {
        "src": "/media/photos/a.jpg",
        "width": "500",
        "height": "400",
        "alt": "",
        "fetchpriority": "high",
        "decoding": "async",
    }


def test_missing_photo_shows_the_drawn_mark():
    assert '<span class="no-photo"><img' in rendered("{% photo picture %}", None)
