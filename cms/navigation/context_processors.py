from django.utils.functional import SimpleLazyObject

from .chrome import chrome as build_chrome


def chrome(request) -> dict:
    """Asks for nothing until a template does; knows neither session nor user."""
    return {"chrome": SimpleLazyObject(build_chrome)}
