from django.conf import settings

from shop.fences.of_csp import replace_policy

PERMISSIONS = (
    "accelerometer=(), autoplay=(), camera=(), display-capture=(), geolocation=(), "
    "gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()"
)


class SecurityHeadersMiddleware:
    """What Django leaves open; the back offices may run their own inline scripts.

    The editor shows a page that is being written in a frame of its own.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        if request.path_info.startswith(settings.BACK_OFFICES):
            replace_policy(response, settings.BACK_OFFICE_CSP)
            response["X-Frame-Options"] = "SAMEORIGIN"
        if getattr(request, "is_preview", False):
            replace_policy(response, {"frame-ancestors": ["'self'"]})
            response["X-Frame-Options"] = "SAMEORIGIN"
        return response
