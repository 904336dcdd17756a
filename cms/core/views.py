from django.http import Http404
from django.views.decorators.http import require_safe
from wagtail import views
from wagtail.models import PageViewRestriction
from wagtail.url_routing import RouteResult

from shop.http import mark_public

from .routing import page_at


@require_safe
def serve(request, path):
    """A page for everyone; one that is not goes through Wagtail's own checks."""
    page = page_at(path)
    if page is None:
        raise Http404
    if PageViewRestriction.objects.exists():
        return serve_checked(request, path, page)
    return mark_public(page.serve(request).render())


def serve_checked(request, path, page):
    """What is restricted says so in its cache headers and is not marked."""
    request._wagtail_route_for_request = RouteResult(page)
    response = views.serve(request, path)
    if response.has_header("Cache-Control"):
        return response
    return mark_public(response.render())
