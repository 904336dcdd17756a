"""Which page stands at an address, with two queries whatever its depth.

A page that nobody has translated is shown in the language that it has.
"""

from django.core.cache import caches
from django.db.models import F
from django.utils.translation import get_language
from wagtail.models import Page, Site

SECONDS = 10
KEY = "page-trees"


def trees() -> list[dict]:
    """The home pages: `locale_id`, `language` and the `url_path` all theirs start with."""
    return caches["memory"].get_or_set(KEY, known_trees, SECONDS) or []


def known_trees() -> list[dict]:
    """The default site's home in every language, its own language first."""
    homes = Page.objects.filter(
        translation_key__in=Site.objects.filter(is_default_site=True).values(
            "root_page__translation_key"
        ),
        live=True,
    )
    found = homes.order_by("path").values(
        "locale_id", "url_path", language=F("locale__language_code")
    )
    return list(found)


def forget_trees(**kwargs) -> None:
    """Receiver: a home page came, went or moved."""
    caches["memory"].delete(KEY)


def language_of(locale_id: int) -> str:
    """The code of a page's language; "" for one that has no home page."""
    codes = {tree["locale_id"]: tree["language"] for tree in trees()}
    return codes.get(locale_id, "")


def page_at(path: str):
    """The live page in the reader's language, else in another one, else None."""
    reader = get_language()
    paths = [
        tree["url_path"] + path
        for tree in sorted(trees(), key=lambda tree: tree["language"] != reader)
    ]
    found = {
        page.url_path: page for page in Page.objects.live().filter(url_path__in=paths)
    }
    return next((found[path].specific for path in paths if path in found), None)
