"""Who may see an order group: whoever placed it, or has its number and phone."""

from .models import OrderGroup
from .numbers import normalise_group_number

SEEN = "order_groups"
KEPT = 30


def remember_group(request, group: OrderGroup) -> None:
    """This browser has shown number and phone, or has just placed the order."""
    seen = [
        number for number in request.session.get(SEEN, []) if number != group.number
    ]
    request.session[SEEN] = [*seen, group.number][-KEPT:]


def may_see(request, group: OrderGroup) -> bool:
    if group.number in request.session.get(SEEN, []):
        return True
    user = request.user
    if not user.is_authenticated:
        return False
    return group.user_id == user.pk or has_phone(user, group)


def has_phone(user, group: OrderGroup) -> bool:
    """She signed in with the number that the order was placed with."""
    return user.phone_verified and user.phone == group.phone


def find_group(*, number: str, phone: str) -> OrderGroup | None:
    """`number` as typed, of the group or one of its orders; `phone` in E.164."""
    group_number = normalise_group_number(number)
    return OrderGroup.objects.filter(number=group_number, phone=phone).first()


def seen_groups(request):
    """The groups that this browser may see anyway, newest first."""
    numbers = request.session.get(SEEN, [])
    return OrderGroup.objects.filter(number__in=numbers).order_by("-placed_at")
