import pytest
from django.urls import reverse

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("vietnam")]


def get(client, **query):
    return client.get(reverse("places:search"), query)


def test_page_lists_communes_by_old_name(client):
    response = get(client, q="Châu Thành A")

    assert response.status_code == 200
    assert "Xã Trường Long Tây, Thành phố Cần Thơ" in response.text


def test_options_of_a_province_leave_its_name_out(client):
    response = get(client, part="options", commune="cai k", province="92")

    assert '<option value="Phường Cái Khế"></option>' in response.text
    assert "<html" not in response.text


def test_answer_is_public_and_without_cookie(client):
    response = get(client, part="options", q="cai khe")

    assert "public" in response["Cache-Control"]
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


@pytest.mark.parametrize("text", ["\x00", "%", "<script>", "x" * 5000, "😀", "'"])
def test_odd_text_finds_nothing(client, text):
    response = get(client, q=text, province=text)

    assert response.status_code == 200
    assert "<script>" not in response.text.replace("<script src", "")
