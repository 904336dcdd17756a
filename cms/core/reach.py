"""`in_reach(user)` for pages, pictures and documents, built on the same roles."""

from django.db.models import Q, QuerySet
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
)

from .groups import groups_behind


def in_reach(things: QuerySet, user) -> QuerySet:
    """Narrow pages, collections or members of collections to what her roles reach.

    Drafts and scheduled ones count like any other; what all the world may read is not
    added.
    """
    if not (user.is_authenticated and user.is_active):
        return things.none()
    if user.is_superuser:
        return things
    groups = groups_behind(user)
    if issubclass(things.model, Page):
        return things.filter(below(page_paths(groups)))
    paths = below(collection_paths(groups))
    if issubclass(things.model, Collection):
        return things.filter(paths)
    return things.filter(collection__in=Collection.objects.filter(paths))


def page_paths(groups: list[int]) -> list[str]:
    given = GroupPagePermission.objects.filter(group__in=groups)
    return list(given.values_list("page__path", flat=True).distinct())


def collection_paths(groups: list[int]) -> list[str]:
    given = GroupCollectionPermission.objects.filter(group__in=groups)
    return list(given.values_list("collection__path", flat=True).distinct())


def below(paths: list[str]) -> Q:
    found = Q(pk__in=[])
    for path in paths:
        found |= Q(path__startswith=path)
    return found
