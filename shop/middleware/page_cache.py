"""Public pages, kept whole for a moment: before session, database and template."""

import re
import time
from urllib.parse import urlencode

from django.conf import settings
from django.core.cache import caches
from django.http import HttpResponse

from shop.freshness import mark

CACHE = "pages"
MARK = "is_public_page"
HEADERS = (
    "Content-Type",
    "Content-Encoding",
    "Content-Language",
    "Content-Length",
    "Content-Security-Policy",
    "Cross-Origin-Opener-Policy",
    "Permissions-Policy",
    "Referrer-Policy",
    "Strict-Transport-Security",
    "Vary",
    "X-Content-Type-Options",
    "X-Frame-Options",
)
# All that a public page may read of its address; `shop.http` hides the rest from it.
QUERY_KEYS = ("q", "sau", "trang")
LONGEST_ADDRESS = 600
LARGEST_BODY = 300_000
GZIP = re.compile(r"gzip(?:;q=(?P<q>[01](?:\.\d{0,3})?))?")


class PageCacheMiddleware:
    """Keyed by address and by whether the browser takes gzip; 0 seconds is off.

    Server and browser together keep a page no longer than PAGE_CACHE_SECONDS.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        packed = takes_gzip(request.META.get("HTTP_ACCEPT_ENCODING", ""))
        # Whoever packs the answer decides by the same word.
        request.META["HTTP_ACCEPT_ENCODING"] = "gzip" if packed else ""
        seconds = settings.PAGE_CACHE_SECONDS
        is_preview = getattr(request, "is_dummy", False)
        if not seconds or is_preview or request.method not in {"GET", "HEAD"}:
            return self.get_response(request)
        key = key_of(request, packed)
        if len(key) > LONGEST_ADDRESS:
            return self.get_response(request)
        now_mark = mark()
        if kept := caches[CACHE].get(key):
            made_at, made_under, body, headers = kept
            if made_under == now_mark:
                return answer(body, headers, seconds - (time.time() - made_at))
        began = time.time()
        response = self.get_response(request)
        if request.method == "GET" and may_be_kept(response):
            headers = {h: response[h] for h in HEADERS if h in response}
            kept = (began, now_mark, response.content, headers)
            caches[CACHE].set(key, kept, seconds)
        return response


def answer(body: bytes, headers: dict, seconds_left: float) -> HttpResponse:
    response = HttpResponse(body, headers=headers)
    response["Cache-Control"] = f"public, max-age={max(0, int(seconds_left))}"
    return response


def takes_gzip(accepted: str) -> bool:
    """RFC 9110: `gzip` named by itself, and not with a weight of nothing."""
    for part in accepted.lower().replace(" ", "").split(","):
        if found := GZIP.fullmatch(part):
            return float(found["q"] or 1) > 0
    return False


def key_of(request, packed: bool) -> str:
    address = f"{request.scheme}://{request.get_host()}{request.path}"
    query = urlencode(known_query(request.GET)) if request.META["QUERY_STRING"] else ""
    return f"{'z' if packed else 'p'}{address}?{query}"


def known_query(sent) -> dict[str, str]:
    """Always in the same order, whatever else stood there."""
    return {key: sent[key] for key in QUERY_KEYS if key in sent}


def may_be_kept(response) -> bool:
    return (
        getattr(response, MARK, False)
        and response.status_code == 200
        and not response.streaming
        and not response.cookies
        and len(response.content) <= LARGEST_BODY
    )
