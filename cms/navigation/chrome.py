"""What stands round every public page; kept for a few seconds in each process."""

from django.apps import apps
from django.conf import settings
from django.core.cache import caches
from django.utils.translation import get_language
from oscar.core.loading import get_model

from shop.freshness import mark, show_at_once

from .models import MenuItem, Operator

SECONDS = 10
LANGUAGES = ("vi", "en")


def chrome() -> dict:
    """The parts that `layouts/public.html` asks for, in the language of the page."""
    return caches["memory"].get_or_set(key(get_language()), build, SECONDS) or {}


def site_name() -> str:
    """As the operator named it, or nothing; the shop asks by SITE_NAME_SOURCE."""
    return chrome().get("site_name", "")


def forget_chrome(**kwargs) -> None:
    """Receiver: staff see at once what they changed."""
    caches["memory"].delete_many([key(language) for language in LANGUAGES])
    show_at_once()


def key(language: str | None) -> str:
    return f"chrome:{language or 'vi'}:{mark()}"


def build() -> dict:
    operator = Operator.objects.first() or Operator()
    items = list(MenuItem.objects.select_related("page"))
    parts = {
        "site_name": operator.site_name or settings.SITE_NAME,
        "union_name": operator.union_name,
        "union_text": operator.how_to_reach,
        "registration": operator.registration,
        "social": social(operator),
        "groups": groups(),
        "stories_url": stories_url(),
        "menu": links(items, MenuItem.Spot.HEADER),
        "legal": links(items, MenuItem.Spot.FOOTER),
    }
    return {name: part for name, part in parts.items() if part}


def links(items: list[MenuItem], spot: str) -> list[dict]:
    shown = [item for item in items if item.spot == spot and is_live(item)]
    return [{"title": item.label, "url": item.url} for item in shown]


def is_live(item: MenuItem) -> bool:
    return item.page is None or item.page.live


def stories_url() -> str:
    """Where all stories stand, whatever staff call the page."""
    overviews = apps.get_model("cms_stories", "StoryOverviewPage").objects.live()
    page = overviews.order_by("pk").first()
    return page.address if page else ""


def groups() -> list[dict]:
    Category = get_model("catalogue", "Category")
    roots = Category.objects.filter(depth=1, is_public=True).order_by("path")
    return [{"title": group.label, "url": group.get_absolute_url()} for group in roots]


def social(operator: Operator) -> list[dict]:
    pages = [("Facebook", operator.facebook), ("Zalo", operator.zalo)]
    return [{"title": name, "url": url} for name, url in pages if url]
