from django.http import Http404
from django.views.decorators.http import require_safe

from shop.http import hide_unknown, mark_public

from .routing import page_at


@require_safe
def serve(request, path):
    """A live page, the same for everyone; there are no private ones."""
    hide_unknown(request)
    page = page_at(path)
    if page is None:
        raise Http404
    return mark_public(page.serve(request).render())
