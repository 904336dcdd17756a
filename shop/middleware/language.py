from django.conf import settings
from django.utils import translation


class PathLanguageMiddleware:
    """The address alone decides the language: no cookie, no `Vary`."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        found = translation.get_language_from_path(request.path_info)
        language = found or settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response
