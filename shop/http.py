"""Pages that are the same for everyone."""

from functools import wraps

from django.conf import settings
from django.http import QueryDict
from django.shortcuts import render

from shop.middleware.page_cache import MARK, known_query


def mark_public(response):
    """May be kept by any cache for a moment; our own page cache looks for the mark."""
    if response.status_code == 200:
        setattr(response, MARK, True)
        response["Cache-Control"] = f"public, max-age={settings.PAGE_CACHE_SECONDS}"
    return response


def hide_unknown(request) -> None:
    """What is no part of the kept page's key may change nothing on the page."""
    known = QueryDict(mutable=True)
    known.update(known_query(request.GET))
    request.GET = known
    request.META["QUERY_STRING"] = known.urlencode()


def gone(request, **others):
    """What was here once is no more; `others` are like it: products, shops, stories."""
    response = render(request, "410.html", others, status=410)
    response["Cache-Control"] = f"public, max-age={settings.PAGE_CACHE_SECONDS}"
    return response


def public_page(view):
    """For a view that reads neither session nor basket."""

    @wraps(view)
    def wrapper(request, *args, **kwargs):
        hide_unknown(request)
        response = view(request, *args, **kwargs)
        if hasattr(response, "add_post_render_callback") and not response.is_rendered:
            response.render()
        return mark_public(response)

    return wrapper
