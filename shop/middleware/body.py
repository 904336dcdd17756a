from django.http import HttpResponse
from django.template.loader import render_to_string

from shop.front import MOST_BYTES, TOO_LARGE


class BodySizeMiddleware:
    """More than a handful of photos is refused before a byte of it is read."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.META.get(TOO_LARGE) or too_long(request):
            return HttpResponse(render_to_string("413.html"), status=413)
        return self.get_response(request)


def too_long(request) -> bool:
    size = request.META.get("CONTENT_LENGTH") or "0"
    return not size.isdecimal() or int(size) > MOST_BYTES
