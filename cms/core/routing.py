"""Which page stands at an address, with two queries whatever its depth.

A page that nobody has translated is shown in the language that it has.
"""

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.cache import caches
from django.db.models import F
from django.utils.translation import get_language
from wagtail.models import Page, Site

from shop.freshness import mark, show_at_once
from shop.templatetags.market import in_language

SECONDS = 10


def trees() -> list[dict]:
    """The home pages: `locale_id`, `language` and the `url_path` all theirs start with."""
    return caches["memory"].get_or_set(key(), known_trees, SECONDS) or []


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
    caches["memory"].delete(key())
    show_at_once()


def key() -> str:
    return f"page-trees:{mark()}"


def language_of(locale_id: int) -> str:
    """The code of a page's language; "" for one that has no home page."""
    codes = {tree["locale_id"]: tree["language"] for tree in trees()}
    return codes.get(locale_id, "")


def locale_of_reader() -> int:
    """The locale of the language that is being read; 0 where it has no home page."""
    ids = {tree["language"]: tree["locale_id"] for tree in trees()}
    return ids.get(get_language() or settings.LANGUAGE_CODE, 0)


def address_of(url_path: str) -> str:
    """`/trang-chu/cau-chuyen/` → `/cau-chuyen/`, or below `/en/` for its readers."""
    return in_language(bare_address_of(url_path), get_language() or "vi")


def bare_address_of(url_path: str) -> str:
    return "/" + url_path.split("/", 2)[2]


def page_at(path: str):
    """The live page in the reader's language, else in another one, else None."""
    return first_at(path, Page.objects.filter(live=True))


def page_once_at(path: str):
    """One that readers have seen there and that was taken off since."""
    taken_off = Page.objects.filter(live=False, first_published_at__isnull=False)
    return first_at(path, taken_off)


def first_at(path: str, pages):
    reader = locale_of_reader()
    paths = [
        tree["url_path"] + path
        for tree in sorted(trees(), key=lambda tree: tree["locale_id"] != reader)
    ]
    pages = pages.filter(url_path__in=paths)
    found = {row[0]: row for row in pages.values_list("url_path", "content_type", "pk")}
    rows = (found[path] for path in paths if path in found)
    return next((whole_page(kind, pk) for _path, kind, pk in rows), None)


def whole_page(content_type: int, pk: int):
    """The page as its own class, without asking for its common half first."""
    model = ContentType.objects.get_for_id(content_type).model_class()
    return model.objects.filter(pk=pk).first()
