"""Who is shown to an administrator, found by folded words."""

from django.db.models import Prefetch, Q

from shop.places.models import Place
from shop.text import fold
from vendors.units.models import Invitation, StaffRole, Unit
from vendors.units.permissions import people_in_reach, units_to_staff


def found_people(user, words: str):
    """By name, e-mail, phone or unit; whoever still works first."""
    people = people_in_reach(user)
    if words:
        people = people.filter(pk__in=matching(people, words))
    roles = StaffRole.objects.select_related("unit").order_by("unit__path")
    return (
        people.filter(pk__in=people.values("pk"))
        .prefetch_related(Prefetch("staff_roles", queryset=roles))
        .order_by("-is_active", "full_name", "pk")
    )


def matching(people, words: str) -> list[int]:
    """The whole reach is read: it holds thousands at most, names have no index."""
    asked = fold(words).split()
    found = []
    rows = people.values_list(
        "pk", "full_name", "email", "phone", "staff_roles__unit__name"
    )
    for pk, *texts in rows:
        text = fold(" ".join(filter(None, texts)))
        if all(word in text for word in asked):
            found.append(pk)
    return found


def waiting_invitations(user):
    """Open or too old, not yet accepted or taken back."""
    units = units_to_staff(user)
    waiting = Invitation.objects.waiting().filter(unit__in=units)
    return waiting.select_related("unit")


def found_units(user, words: str):
    units = Unit.objects.today().filter(pk__in=units_to_staff(user).values("pk"))
    if words:
        places = Place.objects.search(words)
        units = units.filter(
            Q(place__in=places.values("pk")) | Q(name__icontains=words)
        )
    return units.order_by("depth", "name")
