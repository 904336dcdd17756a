"""Many tries at one code, all at once, each with its own copy of the session."""

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.test import Client, RequestFactory

from shop.users import codes
from tests.shop.test_limits import all_at_once

from .conftest import TYPED, newest_code, wrong_code

pytestmark = pytest.mark.django_db

CODE = "/tai-khoan/dang-nhap/ma/"


@pytest.fixture
def try_code(ask, client):
    """`try_code("123456")`: what one more request that holds this session meets."""
    ask()
    state = dict(client.session[codes.SESSION_KEY])

    def try_it(code: str):
        request = RequestFactory().post(CODE)
        request.session = SessionStore()
        request.session[codes.SESSION_KEY] = dict(state)
        try:
            return codes.check_code(request=request, code=code)
        except (codes.WrongCode, codes.TooManyTries, codes.CodeExpired) as e:
            return type(e)

    return try_it


def test_sixty_wrong_codes_at_once_compare_five(try_code):
    wrong = wrong_code(newest_code())

    met = all_at_once(lambda: try_code(wrong), 60)

    assert met.count(codes.WrongCode) == 5
    assert met.count(codes.TooManyTries) == 55


def test_a_right_code_sent_twice_at_once_signs_in_once(try_code):
    right = newest_code()

    met = all_at_once(lambda: try_code(right), 2)

    assert sorted(map(str, met)) == ["+84900000077", str(codes.CodeExpired)]


def test_what_strangers_try_does_not_lock_her_out(ask, enter, client):
    """They ask for codes with her number, too, and guess from their own lines."""
    for stranger in range(2):
        visitor = Client(REMOTE_ADDR=f"203.0.113.{stranger}")
        visitor.post("/tai-khoan/dang-nhap/", {"phone": TYPED})
        for _try in range(6):
            visitor.post(CODE, {"code": "000000"})
    ask()

    assert enter(newest_code()).status_code == 302
