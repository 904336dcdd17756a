"""A form sent after the session was lost waits in the new one until she signed in."""

from django.contrib import messages
from django.utils.translation import gettext as _

KEY = "typed"
NEVER_KEPT = {"csrfmiddlewaretoken"}
MOST_LETTERS = 20_000


def keep_typed(request) -> None:
    if request.method != "POST":
        return
    fields = {k: v for k, v in request.POST.items() if k not in NEVER_KEPT}
    if sum(len(name) + len(value) for name, value in fields.items()) <= MOST_LETTERS:
        request.session[KEY] = {"path": request.path, "fields": fields}


def typed_before(request) -> dict:
    """What she had typed on this page before she was signed out; once."""
    kept = request.session.get(KEY)
    if request.method != "GET" or not kept or kept["path"] != request.path:
        return {}
    del request.session[KEY]
    messages.info(
        request,
        _("You had been signed out. What you typed is still here; send it again."),
    )
    return kept["fields"]
