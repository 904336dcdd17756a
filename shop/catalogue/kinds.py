"""Groups and kinds are few and on every page: kept for a moment in each process."""

from typing import NamedTuple

from django.core.cache import caches
from django.urls import reverse
from django.utils.translation import get_language
from oscar.core.loading import get_model

from shop.freshness import mark, show_at_once

SECONDS = 10
GROUP, KIND = 1, 2


class Kind(NamedTuple):
    """A public category as pages show it; a group at depth 1, a kind at depth 2."""

    pk: int
    slug: str
    name: str
    name_en: str
    path: str
    depth: int

    @property
    def label(self) -> str:
        """The name in the language of the page."""
        return (get_language() == "en" and self.name_en) or self.name

    @property
    def url(self) -> str:
        return reverse("catalogue:category", args=[self.slug])

    @property
    def is_group(self) -> bool:
        return self.depth == GROUP

    def is_in(self, group: "Kind") -> bool:
        return self.depth == KIND and self.path.startswith(group.path)


class Kinds:
    """All of them, in the order of the tree."""

    def __init__(self, rows):
        self.all = [Kind(*row) for row in rows]
        self.by_pk = {kind.pk: kind for kind in self.all}

    @property
    def groups(self) -> list[Kind]:
        return [kind for kind in self.all if kind.is_group]

    def get(self, slug: str) -> Kind | None:
        return next((kind for kind in self.all if kind.slug == slug), None)

    def group_of(self, kind: Kind) -> Kind:
        return next(g for g in self.groups if kind.path.startswith(g.path))

    def inside(self, group: Kind) -> list[Kind]:
        return [kind for kind in self.all if kind.is_in(group)]


def all_kinds() -> Kinds:
    return Kinds(caches["memory"].get_or_set(key(), public_rows, SECONDS))


def public_rows() -> list[tuple]:
    Category = get_model("catalogue", "Category")
    public = Category.objects.filter(
        is_public=True, ancestors_are_public=True, depth__lte=KIND
    )
    return list(public.order_by("path").values_list(*Kind._fields))


def forget_kinds(**kwargs) -> None:
    """Receiver: what staff change shows at once, here; elsewhere in a moment."""
    caches["memory"].delete(key())
    show_at_once()


def key() -> str:
    return f"kinds:{mark()}"
