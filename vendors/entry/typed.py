"""A form sent after the session was lost waits in the new one until she signed in.

Two women may share a phone: the form says, signed, whose page it was, and whoever else
signs in next is not offered it. What leads to money is never kept.
"""

from django.contrib import messages
from django.core import signing
from django.utils.translation import gettext as _

KEY = "typed"
WHOSE = "whose"
SALT = "vendors.entry.typed"
GOOD_FOR_SECONDS = 24 * 60 * 60
ACCOUNT_FIELDS = {"bank", "account", "holder", "show"}
NEVER_KEPT = ACCOUNT_FIELDS | {"csrfmiddlewaretoken", WHOSE, "code", "change"}
MOST_LETTERS = 20_000


def mark_of(user) -> str:
    return signing.dumps(user.pk, salt=SALT)


def typist_of(request) -> int | None:
    try:
        mark = request.POST.get(WHOSE, "")
        return signing.loads(mark, salt=SALT, max_age=GOOD_FOR_SECONDS)
    except signing.BadSignature:
        return None


def keep_typed(request) -> None:
    request.session.pop(KEY, None)
    typist = typist_of(request) if request.method == "POST" else None
    if typist is None:
        return
    fields = {k: v for k, v in request.POST.items() if k not in NEVER_KEPT}
    letters = sum(len(name) + len(value) for name, value in fields.items())
    if 0 < letters <= MOST_LETTERS:
        kept = {"path": request.path, "fields": fields, "typist": typist}
        request.session[KEY] = kept


def typed_before(request) -> dict:
    """What she had typed on this page before she was signed out; once."""
    kept = request.session.get(KEY)
    if not kept:
        return {}
    if kept.get("typist") != request.user.pk:
        del request.session[KEY]
        return {}
    if request.method != "GET" or kept["path"] != request.path:
        return {}
    del request.session[KEY]
    messages.info(
        request,
        _("You had been signed out. What you typed is still here; send it again."),
    )
    return kept["fields"]
