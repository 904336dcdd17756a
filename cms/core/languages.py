from django.core.cache import caches
from wagtail.models import Locale

SECONDS = 60


def language_of(locale_id: int) -> str:
    """The code of a page's language; remembered, since every page asks."""
    codes = caches["memory"].get_or_set("locales", known_codes, SECONDS)
    return codes.get(locale_id) or Locale.objects.get(pk=locale_id).language_code


def known_codes() -> dict[int, str]:
    return dict(Locale.objects.values_list("pk", "language_code"))
