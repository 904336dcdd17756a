"""Sign-in codes: six digits by SMS, good for one session, five minutes, five tries.

Tries and use are counted in the shared cache: of a session each request has a copy.
"""

import secrets
import time

from allauth.core import ratelimit
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import get_language

from shop import limits
from shop.outbox.kinds import Kind, tell

from .messages import SIGN_IN_CODE

SESSION_KEY = "sign_in_code"
DOUBLE_TAP_SECONDS = 10
# Longer than any code is good.
KEPT_SECONDS = 60 * 60


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
        "next": next_url,
    }
    tell(kind, language=get_language() or "vi", phone=phone, code=code)


def pending(request: HttpRequest, key: str = SESSION_KEY) -> dict | None:
    """What this session waits for: phone, at, next."""
    return request.session.get(key)


def was_just_sent(request: HttpRequest, phone: str) -> bool:
    """A double tap on the button must not cost a second message."""
    state = pending(request)
    if not state or state["phone"] != phone or was_tried(state):
        return False
    return time.time() - state["at"] < DOUBLE_TAP_SECONDS


def check_code(*, request: HttpRequest, code: str, key: str = SESSION_KEY) -> str:
    """The phone that this code proves; the code is used up by it."""
    state = request.session[key]
    if time.time() - state["at"] > settings.SIGN_IN_CODE_SECONDS:
        raise CodeExpired
    count_try(request, state)
    if not constant_time_compare(digest(state["phone"], code, key), state["digest"]):
        raise WrongCode
    use_up(state)
    forget(request, key)
    return state["phone"]


def count_try(request: HttpRequest, state: dict) -> None:
    """Before the code is looked at; what a stranger tries elsewhere doesn't count."""
    if not limits.take(name_of(state), settings.SIGN_IN_CODE_TRIES, KEPT_SECONDS):
        raise TooManyTries
    address = limits.address_of(request)
    try:
        limits.count(
            code_tries_of_phone_from_address=f"{state['phone']} {address}",
            code_tries_from_address=address,
        )
    except limits.TooOften as e:
        raise TooManyTries from e


def use_up(state: dict) -> None:
    """One of many requests with the right code gets in."""
    if not limits.take(f"{name_of(state)}:used", 1, KEPT_SECONDS):
        raise CodeExpired


def was_tried(state: dict) -> bool:
    return cache.has_key(f"limit:{name_of(state)}:0")


def name_of(state: dict) -> str:
    """Of one sent code, whatever session holds it."""
    return f"code:{state['digest']}:{state['at']}"


def forget(request: HttpRequest, key: str = SESSION_KEY) -> None:
    request.session.pop(key, None)


def digest(phone: str, code: str, key: str) -> str:
    return salted_hmac("shop.users.codes", f"{key}:{phone}:{code}").hexdigest()
