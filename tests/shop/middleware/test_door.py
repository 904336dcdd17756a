import json

import pytest
from django.http import HttpResponse, QueryDict
from django.test import RequestFactory
from django.views.decorators.csrf import csrf_exempt

from shop.middleware.door import TextDoorMiddleware, clean_value
from tests import photos

DIRTY = "\u202eÐặc\u00a0sản\u200b"


@pytest.fixture
def read():
    """What a view reads of a request that came through the door."""

    def read(request, view=lambda request: HttpResponse()):
        door = TextDoorMiddleware(lambda request: HttpResponse())
        door(request)
        door.process_view(request, view, (), {})
        return request

    return read


def test_query_is_clean(read):
    request = read(RequestFactory().get("/", {"q": DIRTY, "sau": "5"}))

    assert request.GET.dict() == {"q": "Đặc sản", "sau": "5"}


def test_every_value_of_a_form_is_clean(read):
    form = {"name": [DIRTY, "Út"], "email": "a@b.vn\u202c"}
    request = read(RequestFactory().post("/", form))

    assert request.POST.getlist("name") == ["Đặc sản", "Út"]
    assert request.POST["email"] == "a@b.vn"
    with pytest.raises(AttributeError):
        request.POST["name"] = "other"


@pytest.mark.parametrize(
    "name", ["password", "password1", "old_password", "csrfmiddlewaretoken", "seal"]
)
def test_secrets_and_seals_are_left_alone(read, name):
    assert read(RequestFactory().post("/", {name: DIRTY})).POST[name] == DIRTY


def test_raw_bodies_are_left_alone(read):
    request = RequestFactory().post("/", {"name": DIRTY})

    assert read(request, csrf_exempt(lambda r: HttpResponse())).POST["name"] == DIRTY


def test_names_of_files_are_clean(read):
    upload = photos.upload(photos.jpeg(), "Ðặc sản.jpg")
    request = read(RequestFactory().post("/", {"photo": upload}))

    assert request.FILES["photo"].name == "Đặc sản.jpg"


def test_clean_forms_are_not_copied(read):
    request = RequestFactory().post("/", {"name": "Út"})
    typed = request.POST

    assert read(request).POST is typed


def editor(text, **more):
    block = {"text": text, "entityRanges": [], "inlineStyleRanges": []} | more
    return json.dumps({"blocks": [block], "entityMap": {}})


def test_marks_of_rich_text_stay_on_their_letters():
    bold = {"offset": 6, "length": 4, "style": "BOLD"}
    typed = editor("😀 \u200bÐ\u200b\u00e0o tươi", inlineStyleRanges=[bold])

    block = json.loads(clean_value(typed))["blocks"][0]

    assert block["text"] == "😀 Đào tươi"
    assert block["inlineStyleRanges"] == [bold | {"offset": 4, "length": 4}]


def test_marks_of_nothing_go():
    mark = {"offset": 1, "length": 1, "key": 0}

    block = json.loads(clean_value(editor("a\u200bb", entityRanges=[mark])))["blocks"][
        0
    ]

    assert (block["text"], block["entityRanges"]) == ("ab", [])


def test_escaped_signs_are_found_in_rich_text():
    assert "\\u202e" in editor("a\u202eb")
    assert json.loads(clean_value(editor("a\u202eb")))["blocks"][0]["text"] == "ab"


@pytest.mark.parametrize(
    "typed",
    [
        '{"text": "a\u200b", "entityRanges": [{"offset": "x", "length": 1}]}',
        '{"text": "a\u200b", "entityRanges": [7]}',
        "[" * 50_000 + "\u200b",
        "{\u200b",
    ],
)
def test_what_only_looks_like_rich_text_is_text(typed):
    assert clean_value(typed) == typed.replace("\u200b", "")


def test_empty_query_is_untouched(read):
    assert QueryDict() == read(RequestFactory().get("/")).GET
