"""What a visitor reads when something is refused or breaks."""

import sys

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.db import InterfaceError, OperationalError
from django.http import HttpResponse, HttpResponseForbidden
from django.middleware.csrf import REASON_CSRF_TOKEN_MISSING
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views import defaults

RETRY_SECONDS = 10
SECRET_FIELDS = {"csrfmiddlewaretoken", "password", "code"}
OWN_ORIGIN_REASONS = ("CSRF cookie not set.", REASON_CSRF_TOKEN_MISSING, "CSRF token")


def bad_request(request, exception):
    """Too much text is told as such; a stranger's malformed request briefly."""
    if isinstance(exception, RequestDataTooBig | TooManyFieldsSent):
        return render(request, "413.html", status=413)
    return defaults.bad_request(request, exception)


def server_error(request):
    """A database that is away or too busy is told as such: it will be back."""
    if is_database_away(sys.exc_info()[1]):
        return busy()
    return defaults.server_error(request)


def busy() -> HttpResponse:
    """Rendered without the request: nothing here may ask the database."""
    return HttpResponse(
        render_to_string("503.html"),
        status=503,
        headers={"Retry-After": RETRY_SECONDS, "Cache-Control": "no-store"},
    )


def is_database_away(error: BaseException | None) -> bool:
    """Also where it went in the middle and something else stumbled over that.

    SQLite reports a table that is missing by the same class: that is a fault of ours.
    """
    while error is not None:
        if isinstance(error, OperationalError | InterfaceError):
            return not str(error).startswith("no such ")
        error = error.__cause__ or error.__context__
    return False


def csrf_failure(request, reason=""):
    """From our own pages: the same form again, filled, with a fresh token."""
    if not sent_from_here(request, reason):
        html = render_to_string("403_csrf.html", request=request)
        return HttpResponseForbidden(html)
    fields = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name not in SECRET_FIELDS
    ]
    context = {"fields": fields, "had_files": bool(request.FILES)}
    return render(request, "errors/stale_form.html", context, status=403)


def sent_from_here(request, reason: str) -> bool:
    """The browser says that the form came from one of our pages; only the token is old."""
    if not reason.startswith(OWN_ORIGIN_REASONS):
        return False
    host = f"{request.scheme}://{request.get_host()}"
    origin = request.headers.get("Origin")
    if origin is not None:
        return origin == host
    return request.headers.get("Referer", "").startswith(f"{host}/")
