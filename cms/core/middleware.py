from django.conf import settings
from django.http import Http404, HttpResponsePermanentRedirect, HttpResponseRedirect

from .moved import Way, way_on
from .scope import ADMIN, may_meet

MISSING = {404, 410}


class MovedMiddleware:
    """A public address that is no more leads where staff or a renaming say."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        query = request.META.get("QUERY_STRING", "")
        answer = self.get_response(request)
        if answer.status_code not in MISSING or not is_public(request):
            return answer
        way = way_on(request.path, query)
        return led(way) if way else answer


def is_public(request) -> bool:
    readable = request.method in {"GET", "HEAD"}
    return readable and not request.path_info.startswith(settings.BACK_OFFICES)


def led(way: Way):
    """Kept no longer than a page, since things move back."""
    kind = HttpResponsePermanentRedirect if way.is_permanent else HttpResponseRedirect
    answer = kind(way.link)
    answer["Cache-Control"] = f"public, max-age={settings.PAGE_CACHE_SECONDS}"
    return answer


class ReachMiddleware:
    """In Wagtail's admin nobody meets what is outside her roles' reach."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view_func, view_args, view_kwargs):
        path = request.path_info
        if not path.startswith(ADMIN) or request.user.is_anonymous:
            return
        if not may_meet(
            request.user, path.removeprefix(ADMIN), view_kwargs, request.GET
        ):
            raise Http404
