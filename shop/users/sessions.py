"""Where staff are signed in; members' sessions are not listed."""

import re
from datetime import timedelta
from importlib import import_module
from typing import cast

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from shop.journal.by import By
from shop.journal.services import record

from .models import OpenSession, User

SEEN_AGAIN = timedelta(minutes=5)
SYSTEMS = {
    "Android": "Android",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Windows": "Windows",
    "CrOS": "ChromeOS",
    "Mac OS": "macOS",
    "Linux": "Linux",
}
BROWSERS = {
    "coc_coc_browser": "Cốc Cốc",
    "Zalo": "Zalo",
    "Edg": "Edge",
    "OPR": "Opera",
    "SamsungBrowser": "Samsung Internet",
    "Firefox": "Firefox",
    "FxiOS": "Firefox",
    "CriOS": "Chrome",
    "Chrome": "Chrome",
    "Safari": "Safari",
}


def note_session(request: HttpRequest) -> None:
    """This person of staff is at work here; written down every few minutes."""
    key, user = request.session.session_key, cast(User, request.user)
    if not key:
        return
    now = timezone.now()
    known = OpenSession.objects.filter(key=key, user=user)
    seen = known.values_list("seen_at", flat=True).first()
    if seen and now - seen < SEEN_AGAIN:
        return
    device = request.headers.get("User-Agent", "").replace("\0", "")[:300]
    OpenSession.objects.update_or_create(
        key=key,
        defaults={"user": user, "device": device, "seen_at": now},
    )


def open_sessions(user: User) -> list[OpenSession]:
    """Those that still work, the one last seen first."""
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    return [each for each in user.open_sessions.all() if store.exists(each.key)]


@transaction.atomic
def end_session(*, session: OpenSession, by: By) -> None:
    drop(session)
    record(by=by, verb="user.session_ended", obj=session.user)


def end_all(*, user: User, but: str = "") -> None:
    """Part of a larger deed, which is what the journal tells."""
    for session in user.open_sessions.exclude(key=but):
        drop(session)


def drop(session: OpenSession) -> None:
    import_module(settings.SESSION_ENGINE).SessionStore().delete(session.key)
    session.delete()


def forget_old_sessions() -> int:
    age = timedelta(seconds=settings.SESSION_COOKIE_AGE)
    old = OpenSession.objects.filter(seen_at__lt=timezone.now() - age)
    return old.delete()[0]


def device_name(text: str):
    """ "Chrome · Android" from what a browser says of itself."""
    names = (first_of(BROWSERS, text), first_of(SYSTEMS, text))
    return " · ".join(filter(None, names)) or _("Unknown device")


def first_of(words: dict[str, str], text: str) -> str:
    found = (name for word, name in words.items() if re.search(rf"\b{word}\b", text))
    return next(found, "")
