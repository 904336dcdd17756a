from django.views.decorators.http import require_safe
from wagtail import views

from shop.http import mark_public


@require_safe
def serve(request, path):
    """Wagtail's own; what is not for everyone says so in its cache headers."""
    response = views.serve(request, path)
    if response.has_header("Cache-Control") or not hasattr(response, "render"):
        return response
    return mark_public(response.render())
