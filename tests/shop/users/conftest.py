import re

import pytest

from shop.outbox.models import Message
from shop.users.models import User

PHONE = "+84900000077"
TYPED = "0900 000 077"
PASSWORD = "ghe-xuong-tam-ban"


@pytest.fixture
def member(db):
    return User.objects.create_user(phone=PHONE, full_name="Nguyễn Thị Út")


@pytest.fixture
def officer(db):
    return User.objects.create_user(
        email="canbo@cho.example",
        password=PASSWORD,
        full_name="Trần Thị Hội",
        is_staff=True,
    )


@pytest.fixture
def admin(db):
    return User.objects.create_superuser(email="quantri@cho.example", password=PASSWORD)


@pytest.fixture
def ask(client, commits):
    """Ask for a code: `ask("0900…")` answers the response."""

    def ask_for(phone=TYPED, **data):
        with commits():
            return client.post("/tai-khoan/dang-nhap/", {"phone": phone} | data)

    return ask_for


@pytest.fixture
def enter(client):
    def enter_code(code, **data):
        return client.post("/tai-khoan/dang-nhap/ma/", {"code": code} | data)

    return enter_code


def newest_code(to: str = PHONE) -> str:
    text = Message.objects.filter(to=to)[0].text
    return re.search(r"\b\d{6}\b", text)[0]


def wrong_code(right: str) -> str:
    return f"{(int(right) + 1) % 10**6:06d}"
