"""The one home of messages: each is declared once, with its gaps and its texts.

Nobody's free words travel by SMS. A text is ours, and what fills its gaps is of a kind
that is listed here: numbers, money, codes, our own addresses and words, and a shop's
name that was cleaned until it can neither call nor link. Reasons, notes, titles, pick-up
points and carriers are read on the page that the link leads to.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from django.conf import settings
from django.utils.translation import gettext, override
from django.utils.translation import gettext_noop as _

from shop.money import format_vnd
from shop.site_name import site_name
from shop.text import to_ascii

from .models import Message
from .services import send_message

LONGEST_NAME = 24
A_SHOP = _("the shop")


class NotOurs(ValueError):
    """A value that a message may not carry."""


def number(value) -> str:
    """Of an order or a group."""
    return matching(r"CE[0-9A-Z-]{1,24}", str(value))


def code(value) -> str:
    return matching(r"[0-9]{6}", str(value))


def link(value) -> str:
    """A path of ours becomes an address of ours; nothing else is one."""
    path = matching(r"/[A-Za-z0-9/_.?=&%-]*", str(value))
    if path.startswith("//"):
        raise NotOurs(value)
    return settings.SITE_URL.rstrip("/") + path


def shop(value) -> str:
    """Letters and spaces: no digits to call, no dots to tap."""
    plain = unicodedata.normalize("NFC", str(value))
    letters = "".join(
        c if c.isalpha() or unicodedata.combining(c) else " " for c in plain
    )
    name = " ".join(letters.split())[:LONGEST_NAME].strip()
    return name or gettext(A_SHOP)


def matching(pattern: str, text: str) -> str:
    if not re.fullmatch(pattern, text):
        raise NotOurs(text)
    return text


# What may stand in a gap, and the longest that can come, for counting parts.
GAPS: dict[str, Callable] = {
    "number": number,
    "code": code,
    "link": link,
    "shop": shop,
    "amount": format_vnd,
    "state": str,
}
LONGEST = {
    "number": "CE0123456789-12",
    "code": "123456",
    "link": "/en/ban-hang/don-hang/CE0123456789-12/",
    "shop": "Ẵ" * LONGEST_NAME,
    "amount": 490_000_000,
    "state": "Refused at the door",
}


@dataclass(frozen=True)
class Kind:
    """`sms` and `mail` are marked texts; an empty `mail` says what the SMS says."""

    name: str
    to: str
    sms: str
    gaps: tuple[str, ...] = ()
    subject: str = ""
    mail: str = ""
    is_secret: bool = False


KINDS: dict[str, Kind] = {}


def declare(name: str, **details) -> Kind:
    """Called once for each message, when its module is loaded."""
    kind = Kind(name, **details)
    if name in KINDS and KINDS[name] != kind:
        raise ValueError(f"two messages are called {name}")
    unknown = set(kind.gaps) - GAPS.keys()
    if unknown:
        raise ValueError(f"{name}: no such gaps: {sorted(unknown)}")
    KINDS[name] = kind
    return kind


def render(kind: Kind, **values) -> dict[str, str]:
    """The texts in the language that is active; values in their gaps, checked."""
    filled = {gap: GAPS[gap](values[gap]) for gap in kind.gaps} | {"site": site_name()}
    sms = for_sms(gettext(kind.sms) % filled)
    return {
        "sms": sms,
        "subject": gettext(kind.subject or kind.sms) % filled,
        "mail": gettext(kind.mail or kind.sms) % filled,
    }


def for_sms(text: str) -> str:
    """Without marks where the operator wants short messages (SMS_MARKS=0)."""
    return text if settings.SMS_MARKS else to_ascii(text)


def tell(
    kind: Kind, *, language: str, phone: str = "", email: str = "", about=None, **values
) -> list[Message]:
    """Put the message into the outbox, by SMS and by mail where there is an address."""
    with override(language):
        texts = render(kind, **values)
    send = partial(send_message, about=about, is_secret=kind.is_secret)
    sent = []
    if phone:
        sent.append(send(channel="sms", to=phone, text=texts["sms"]))
    if email:
        subject, text = texts["subject"], texts["mail"]
        sent.append(send(channel="email", to=email, subject=subject, text=text))
    return sent
