"""Public pages, kept whole for a moment: before session, database and template."""

from django.conf import settings
from django.core.cache import caches
from django.http import HttpResponse

CACHE = "pages"
MARK = "is_public_page"
HEADERS = (
    "Content-Type",
    "Content-Encoding",
    "Content-Language",
    "Content-Length",
    "Cache-Control",
    "Content-Security-Policy",
    "Cross-Origin-Opener-Policy",
    "Permissions-Policy",
    "Referrer-Policy",
    "Strict-Transport-Security",
    "Vary",
    "X-Content-Type-Options",
    "X-Frame-Options",
)
LONGEST_ADDRESS = 600


class PageCacheMiddleware:
    """Keyed by address and by whether the browser takes gzip; 0 seconds is off."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        seconds = settings.PAGE_CACHE_SECONDS
        is_preview = getattr(request, "is_dummy", False)
        if not seconds or is_preview or request.method not in {"GET", "HEAD"}:
            return self.get_response(request)
        key = key_of(request)
        if len(key) > LONGEST_ADDRESS:
            return self.get_response(request)
        if kept := caches[CACHE].get(key):
            body, headers = kept
            return HttpResponse(body, headers=headers)
        response = self.get_response(request)
        if request.method == "GET" and may_be_kept(response):
            headers = {h: response[h] for h in HEADERS if h in response}
            caches[CACHE].set(key, (response.content, headers), seconds)
        return response


def key_of(request) -> str:
    packed = "z" if "gzip" in request.headers.get("Accept-Encoding", "") else "p"
    return f"{packed}{request.scheme}{request.get_host()}{request.get_full_path()}"


def may_be_kept(response) -> bool:
    return (
        getattr(response, MARK, False)
        and response.status_code == 200
        and not response.streaming
        and not response.cookies
    )
