from django.conf import settings

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
            response._csp_replace = settings.BACK_OFFICE_CSP
            response["X-Frame-Options"] = "SAMEORIGIN"
        if getattr(request, "is_preview", False):
            response._csp_replace = {"frame-ancestors": ["'self'"]}
            response["X-Frame-Options"] = "SAMEORIGIN"
        return response
