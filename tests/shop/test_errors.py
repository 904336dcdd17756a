"""Refusals that people can read, and forms that come back filled."""

import pytest
from django.db import InterfaceError, OperationalError
from django.test import Client

from shop.search.services import refresh_cards
from tests.factories import ListingFactory

pytestmark = pytest.mark.django_db
TOO_LONG = "a" * (1024 * 1024 + 10)


@pytest.fixture
def strict():
    return Client(enforce_csrf_checks=True, raise_request_exception=False)


@pytest.fixture
def add(db):
    """The address of a form that anyone may send."""
    listing = ListingFactory()
    refresh_cards(product_ids=[listing.product_id])
    return f"/gio-hang/them/{listing.product_id}/"


def from_here(**more):
    return {"origin": "http://testserver"} | more


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_too_much_text_is_told_as_such(prefix, add, client):
    response = client.post(prefix + add, {"quantity": TOO_LONG})

    assert response.status_code == 413
    assert "413.html" in [template.name for template in response.templates]


def test_too_much_text_is_told_with_a_wrong_token_too(add, strict):
    response = strict.post(add, {"quantity": TOO_LONG}, headers=from_here())

    assert response.status_code == 413


def test_too_much_text_in_a_simple_form_is_told_as_such(add, client):
    response = client.post(
        add,
        f"quantity={TOO_LONG}",
        content_type="application/x-www-form-urlencoded",
    )

    assert response.status_code == 413


def test_a_huge_announced_length_is_refused_before_reading(add, client):
    response = client.post(
        add,
        "quantity=1",
        content_type="application/x-www-form-urlencoded",
        CONTENT_LENGTH=str(10**12),
    )

    assert response.status_code == 413


def test_too_many_fields_are_told_as_such(add, client):
    fields = "&".join(f"f{n}=1" for n in range(2000))

    response = client.post(
        add, fields, content_type="application/x-www-form-urlencoded"
    )

    assert response.status_code == 413


def test_a_stale_form_of_ours_comes_back_filled(add, strict):
    response = strict.post(
        add,
        {"quantity": "7", "note": "Gửi <sớm>\nnhé", "csrfmiddlewaretoken": "old"},
        headers=from_here(),
    )

    html = response.content.decode()
    assert response.status_code == 403
    assert 'name="quantity" value="7"' in html
    assert "Gửi &lt;sớm&gt;" in html
    assert 'value="old"' not in html


def test_the_filled_form_can_be_sent_again(add, strict):
    returned = strict.post(add, {"quantity": "2"}, headers=from_here())
    token = returned.context["csrf_token"]

    response = strict.post(
        add, {"quantity": "2", "csrfmiddlewaretoken": str(token)}, headers=from_here()
    )

    assert response.status_code == 302


def test_a_wrong_token_of_the_right_shape_brings_the_form_back(add, strict):
    strict.get(add)

    response = strict.post(
        add, {"quantity": "2", "csrfmiddlewaretoken": "x" * 64}, headers=from_here()
    )

    assert 'name="quantity" value="2"' in response.content.decode()


def test_an_old_browser_is_known_by_its_referer(add, strict):
    response = strict.post(
        add, {"quantity": "2"}, headers={"referer": f"http://testserver{add}"}
    )

    assert 'name="quantity" value="2"' in response.content.decode()


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"referer": "https://evil.example/"},
        {"referer": "http://testserver.evil.example/"},
        {},
    ],
)
def test_a_form_from_elsewhere_is_refused(headers, add, strict):
    response = strict.post(add, {"quantity": "7"}, headers=headers)

    assert response.status_code == 403
    assert 'value="7"' not in response.content.decode()


def test_secrets_are_not_written_into_the_form(add, strict):
    response = strict.post(
        add,
        {"quantity": "1", "password": "bi-mat", "code": "123456"},
        headers=from_here(),
    )

    html = response.content.decode()
    assert "bi-mat" not in html
    assert "123456" not in html


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_a_page_that_is_not_there_says_so(prefix, client, db):
    response = client.get(f"{prefix}/khong-co-trang-nay/")

    assert response.status_code == 404
    assert "404.html" in [template.name for template in response.templates]


def test_a_broken_page_says_sorry(client, add, monkeypatch):
    client.raise_request_exception = False
    monkeypatch.setattr("vendors.shopfronts.views.all_kinds", lambda: 1 / 0)

    response = client.get("/danh-muc/")

    assert response.status_code == 500
    assert "<h1>" in response.content.decode()


def test_sorry_is_said_in_english_too(client, add, monkeypatch):
    client.raise_request_exception = False
    monkeypatch.setattr("vendors.shopfronts.views.all_kinds", lambda: 1 / 0)

    assert "Something broke on our side" in client.get("/en/danh-muc/").content.decode()


def breaks_with(monkeypatch, error):
    def all_kinds():
        raise error

    monkeypatch.setattr("vendors.shopfronts.views.all_kinds", all_kinds)


@pytest.mark.parametrize(
    "error",
    [
        OperationalError("database is locked"),
        OperationalError("server closed the connection unexpectedly"),
        InterfaceError("connection already closed"),
    ],
)
def test_a_database_that_goes_in_the_middle_is_told_as_busy(
    error, client, add, monkeypatch
):
    client.raise_request_exception = False
    breaks_with(monkeypatch, error)

    response = client.get("/danh-muc/")

    page = response.content.decode()
    assert response.status_code == 503
    assert response["Retry-After"] == "10"
    assert response["Cache-Control"] == "no-store"
    assert "Chợ đang quá tải một lát" in page
    assert str(error) not in page


def test_what_stumbles_over_a_lost_database_is_told_as_busy(client, add, monkeypatch):
    client.raise_request_exception = False
    error = ValueError("nothing to show")
    error.__context__ = OperationalError("the connection is closed")
    breaks_with(monkeypatch, error)

    assert client.get("/danh-muc/").status_code == 503


def test_busy_is_said_in_english_too(client, add, monkeypatch):
    client.raise_request_exception = False
    breaks_with(monkeypatch, OperationalError("database is locked"))

    assert "Too busy for a moment" in client.get("/en/danh-muc/").content.decode()


def test_a_missing_table_is_our_own_fault(client, add, monkeypatch):
    client.raise_request_exception = False
    breaks_with(monkeypatch, OperationalError("no such table: places_place"))

    assert client.get("/danh-muc/").status_code == 500
