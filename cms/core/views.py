from django.http import Http404
from django.views.decorators.http import require_safe

from shop.http import gone, hide_unknown, mark_public

from .routing import page_at, page_once_at


@require_safe
def serve(request, path):
    """A live page, the same for everyone; there are no private ones."""
    hide_unknown(request)
    page = page_at(path)
    if page is None:
        return no_more(request, path)
    return mark_public(page.serve(request).render())


def no_more(request, path):
    """What readers have seen is gone; a draft was never there."""
    page = page_once_at(path)
    if page is None:
        raise Http404
    return gone(request, **page.others_like_it())
