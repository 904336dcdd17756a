"""What a visitor reads when something is refused or breaks."""

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http import HttpResponseForbidden
from django.middleware.csrf import REASON_CSRF_TOKEN_MISSING
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views import defaults

SECRET_FIELDS = {"csrfmiddlewaretoken", "password", "code"}
OWN_ORIGIN_REASONS = ("CSRF cookie not set.", REASON_CSRF_TOKEN_MISSING, "CSRF token")


def bad_request(request, exception):
    """Too much text is told as such; a stranger's malformed request briefly."""
    if isinstance(exception, RequestDataTooBig | TooManyFieldsSent):
        return render(request, "413.html", status=413)
    return defaults.bad_request(request, exception)


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
