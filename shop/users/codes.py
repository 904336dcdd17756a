"""Sign-in codes: six digits by SMS, good for one session, five minutes, five tries."""

import secrets
import time

from allauth.core import ratelimit
from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import get_language

from shop.outbox.kinds import Kind, tell

from .messages import SIGN_IN_CODE

SESSION_KEY = "sign_in_code"
DOUBLE_TAP_SECONDS = 10


class TooManyCodes(Exception):
    """This number or this address has asked for too many codes."""


class TooManyTries(Exception):
    """This code, number or address was guessed at too often."""


class WrongCode(Exception):
    """Not the code that was sent."""


class CodeExpired(Exception):
    """The code was sent too long ago."""


def send_code(
    *,
    request: HttpRequest,
    phone: str,
    next_url: str = "",
    kind: Kind = SIGN_IN_CODE,
    key: str = SESSION_KEY,
) -> None:
    """Send a fresh code to `phone` (E.164); an older one no longer counts.

    `key` keeps codes for different purposes apart: none opens another's door.
    """
    if not ratelimit.consume(request, action="send_code", key=phone):
        raise TooManyCodes
    code = f"{secrets.randbelow(10**6):06d}"
    request.session[key] = {
        "phone": phone,
        "digest": digest(phone, code, key),
        "at": time.time(),
        "tries": 0,
        "next": next_url,
    }
    tell(kind, language=get_language() or "vi", phone=phone, code=code)


def pending(request: HttpRequest, key: str = SESSION_KEY) -> dict | None:
    """What this session waits for: phone, at, next."""
    return request.session.get(key)


def was_just_sent(request: HttpRequest, phone: str) -> bool:
    """A double tap on the button must not cost a second message."""
    state = pending(request)
    if not state or state["phone"] != phone or state["tries"]:
        return False
    return time.time() - state["at"] < DOUBLE_TAP_SECONDS


def check_code(*, request: HttpRequest, code: str, key: str = SESSION_KEY) -> str:
    """The phone that this code proves; the code is used up by it."""
    state = request.session[key]
    if time.time() - state["at"] > settings.SIGN_IN_CODE_SECONDS:
        raise CodeExpired
    if state["tries"] >= settings.SIGN_IN_CODE_TRIES:
        raise TooManyTries
    if not ratelimit.consume(request, action="try_code", key=state["phone"]):
        raise TooManyTries
    if not constant_time_compare(digest(state["phone"], code, key), state["digest"]):
        state["tries"] += 1
        request.session.modified = True
        raise WrongCode
    forget(request, key)
    return state["phone"]


def forget(request: HttpRequest, key: str = SESSION_KEY) -> None:
    request.session.pop(key, None)


def digest(phone: str, code: str, key: str) -> str:
    return salted_hmac("shop.users.codes", f"{key}:{phone}:{code}").hexdigest()
