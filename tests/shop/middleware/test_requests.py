"""Each request leaves one line, and its id stands in every line about it."""

import json
import logging

import pytest

from shop.logs import AddRequestID, JsonFormatter
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def lines(caplog):
    """What was written, as JSON."""
    caplog.set_level(logging.INFO)
    caplog.handler.addFilter(AddRequestID())

    def read(logger="market.requests") -> list[dict]:
        texts = [JsonFormatter().format(r) for r in caplog.records if r.name == logger]
        return [json.loads(text) for text in texts]

    return read


def test_a_request_is_told_in_one_line(client, lines):
    response = client.get("/tai-khoan/dang-nhap/?next=/secret/")

    [line] = lines()
    assert (line["method"], line["path"]) == ("GET", "/tai-khoan/dang-nhap/")
    assert (line["status"], line["user"]) == (200, None)
    assert 0 <= line["ms"] < 60_000
    assert line["request_id"] == response["X-Request-ID"]
    assert "secret" not in json.dumps(line)


def test_the_user_is_told_by_number(client, lines):
    user = UserFactory()
    client.force_login(user)

    client.get("/tai-khoan/")

    assert lines()[-1]["user"] == user.pk


def test_the_proxys_id_is_taken(client, lines):
    response = client.get("/", headers={"x-request-id": "a1b2c3d4-e5f6"})

    assert response["X-Request-ID"] == "a1b2c3d4-e5f6"
    assert lines()[0]["request_id"] == "a1b2c3d4-e5f6"


@pytest.mark.parametrize("given", ["short", "x" * 65, "with space 12", "lines\nof_two"])
def test_an_id_that_is_none_is_replaced(given, client):
    answer = client.get("/", headers={"x-request-id": given})["X-Request-ID"]

    assert answer != given
    assert len(answer) == 32


def test_two_requests_have_two_ids(client):
    assert client.get("/")["X-Request-ID"] != client.get("/")["X-Request-ID"]


def test_the_traceback_of_a_500_reaches_the_log(client, lines, monkeypatch):
    client.raise_request_exception = False
    monkeypatch.setattr("vendors.shopfronts.views.all_kinds", lambda: 1 / 0)

    response = client.get("/danh-muc/")

    [line] = lines("django.request")
    assert response.status_code == 500
    assert "ZeroDivisionError" in line["traceback"]
    assert line["request_id"] == response["X-Request-ID"]
