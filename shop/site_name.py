"""What this market is called: one source for pages, messages and second factors."""

from django.conf import settings
from django.utils.module_loading import import_string


def site_name() -> str:
    """As the operator wrote it in the back office, else SITE_NAME."""
    named = (
        import_string(settings.SITE_NAME_SOURCE)() if settings.SITE_NAME_SOURCE else ""
    )
    return named or settings.SITE_NAME
