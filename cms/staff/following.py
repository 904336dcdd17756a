"""Groups and desks follow roles, units and provinces; all of it twice without harm."""

from django.db import transaction
from django.db.models import Q

from cms.core.groups import OF_PLACES, follow_roles, keys_of, rename_groups
from cms.stories.services import ensure_province, has_trunk, rename_desks
from shop.users.models import User


@transaction.atomic
def follow(user: User) -> None:
    """Her groups; with the first editor of a province its desk is made."""
    if has_trunk():
        for kind, place in keys_of(user):
            if kind in OF_PLACES and place:
                ensure_province(place)
    follow_roles(user)


def follow_everybody() -> int:
    """Whoever has or had a role; roles also end by the calendar."""
    people = User.objects.filter(
        Q(staff_roles__isnull=False) | Q(groups__behind_role__isnull=False)
    )
    found = people.distinct()
    for user in found:
        follow(user)
    return len(found)


@transaction.atomic
def follow_places() -> None:
    """Provinces were named anew, units moved or merged."""
    rename_groups()
    rename_desks()
    follow_everybody()
