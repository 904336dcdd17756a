"""Where a page, a shop or a kind went that no longer stands at its address."""

from typing import NamedTuple

from django.db import transaction
from django.urls import reverse
from django.utils.translation import get_language, override
from wagtail.contrib.redirects.models import Redirect

from shop.templatetags.market import in_language, without_language

LONGEST = 255
BY_SLUG = {"Category": "catalogue:category", "Partner": "shopfronts:detail"}


class Way(NamedTuple):
    link: str
    is_permanent: bool


def way_on(path: str, query: str = "") -> Way | None:
    """Where staff or a renaming lead readers of this address, in their language."""
    old = candidates(path, query)
    redirects = Redirect.objects.filter(old_path__in=old).select_related(
        "redirect_page"
    )
    found = {each.old_path: each for each in redirects}
    for each in old:
        way = each in found and way_of(found[each], path)
        if way and way.link != path:
            return way
    return None


def candidates(path: str, query: str) -> list[str]:
    """As it was asked for, without its query, and in the market's own language."""
    if path.startswith("//") or "\0" in path + query:
        return []
    bare = without_language(path)
    asked = [f"{path}?{query}", path, f"{bare}?{query}", bare]
    known = dict.fromkeys(Redirect.normalise_path(each) for each in asked)
    return [each for each in known if 1 < len(each) <= LONGEST]


def way_of(redirect: Redirect, path: str) -> Way | None:
    """Nothing where the page that it leads to is not to be read now."""
    page, link = redirect.redirect_page, redirect.link
    if not link or (page and not page.live):
        return None
    if path != without_language(path) and link.startswith("/"):
        link = in_language(link, get_language() or "vi")
    return Way(link, redirect.is_permanent)


@transaction.atomic
def lead_on(*, old: str, new: str) -> None:
    """Readers of the old address find the new one; what stood there before yields."""
    paths = [Redirect.normalise_path(each) for each in (old, new)]
    Redirect.objects.filter(old_path__in=paths, automatically_created=True).delete()
    Redirect.add_redirect(old, new, automatically_created=True)


def lead_from_slug(thing, slug: str) -> None:
    """`thing` takes a new slug; its address with the old one leads on."""
    name = BY_SLUG[type(thing).__name__]
    with override("vi"):
        lead_on(old=reverse(name, args=[slug]), new=reverse(name, args=[thing.slug]))
