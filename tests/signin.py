"""Ways into the market for tests, past the forms but not past the door's rules."""

import base64
import time

from allauth.account.internal.flows.login import (
    _AUTHENTICATION_METHODS_USER_SESSION_KEY as OWNER_KEY,
)
from allauth.account.internal.flows.login import (
    AUTHENTICATION_METHODS_SESSION_KEY as RECORDS_KEY,
)
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)

from shop.users.services import enrol_totp

SECRET = base64.b32encode(b"staff of the market!").decode()


def sign_in(client, user) -> None:
    """A member or shopper, as after phone and code."""
    client.force_login(user)


def sign_in_staff(client, user) -> None:
    """Staff, as after password and second factor."""
    enrol_totp(user=user, secret=SECRET)
    client.force_login(user)
    record(client, user, "password", "mfa")


def record(client, user, *methods: str) -> None:
    """Write into the session what this person has shown."""
    session = client.session
    session[OWNER_KEY] = str(user.pk)
    session[RECORDS_KEY] = [{"method": m, "at": time.time()} for m in methods]
    session.save()


def totp_code(secret: str = SECRET, step: int = 0) -> str:
    """The code that the app shows now, or so many half minutes from now."""
    counters = list(yield_hotp_counters_from_time())
    return format_hotp_value(hotp_value(secret, counters[len(counters) // 2] + step))
