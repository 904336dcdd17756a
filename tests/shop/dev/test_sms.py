import importlib

import pytest
from django.test import Client
from django.urls import clear_url_caches

from shop.outbox.models import Message
from shop.outbox.services import send_message

pytestmark = pytest.mark.django_db
JSON = {"HTTP_ACCEPT": "application/json"}


def send(to, text, **more):
    return send_message(channel="sms", to=to, text=text, **more)


def test_the_newest_message_comes_first(client):
    send("+84900000001", "Mã 111111", is_secret=True)
    send("+84900000001", "Mã 222222", is_secret=True)
    send("+84900000002", "Mã 333333", is_secret=True)

    rows = client.get("/dev/sms/?to=+84900000001", **JSON).json()

    assert [row["code"] for row in rows] == ["222222", "111111"]
    assert set(rows[0]) == {"to", "text", "code", "sent_at"}
    assert (rows[0]["to"], rows[0]["text"]) == ("+84900000001", "Mã 222222")


@pytest.mark.parametrize(
    "to",
    ["+84900000001", "%2B84900000001", "0900000001", "84900000001", "0900 000 001"],
)
def test_the_number_is_read_in_any_spelling(client, to):
    send("+84900000001", "Xin chào")

    assert len(client.get(f"/dev/sms/?to={to}", **JSON).json()) == 1


def test_only_codes_are_shown_as_codes(client):
    send("+84900000001", "Đơn 123456 đã gói xong")

    assert client.get("/dev/sms/", **JSON).json()[0]["code"] is None


def test_a_code_is_there_before_any_worker_has_run(client):
    client.post("/tai-khoan/dang-nhap/", {"phone": "0900000001"})

    assert Message.objects.get().status == Message.Status.WAITING
    assert client.get("/dev/sms/?to=+84900000001", **JSON).json()[0]["code"]


def test_people_see_a_page(client):
    send("+84900000001", "Mã <b>111111</b>", is_secret=True)

    page = client.get("/dev/sms/?to=0900000001", HTTP_ACCEPT="text/html")

    assert page["Content-Type"].startswith("text/html")
    assert "&lt;b&gt;111111" in page.content.decode()


def test_mail_is_not_shown(client):
    send_message(channel="email", to="a@cho.example", subject="x", text="y")

    assert client.get("/dev/sms/", **JSON).json() == []


@pytest.fixture
def outside_the_demo(settings):
    """The addresses as they are built where DEMO is off."""
    import shop.urls

    settings.DEMO = False
    importlib.reload(shop.urls)
    clear_url_caches()
    yield
    settings.DEMO = True
    importlib.reload(shop.urls)
    clear_url_caches()


@pytest.mark.parametrize("path", ["/dev/sms/", "/dev/components/"])
def test_without_the_demo_there_is_nothing(outside_the_demo, path):
    assert Client().get(path).status_code == 404
