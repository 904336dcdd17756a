"""Who may see an order group: whoever placed it, or has its number and phone."""

from .models import OrderGroup

SEEN = "order_groups"
KEPT = 30


def remember_group(request, group: OrderGroup) -> None:
    """This browser has shown number and phone, or has just placed the order."""
    seen = [number for number in request.session.get(SEEN, []) if number != group.number]
    request.session[SEEN] = [*seen, group.number][-KEPT:]


def may_see(request, group: OrderGroup) -> bool:
    if group.number in request.session.get(SEEN, []):
        return True
    return request.user.is_authenticated and group.user_id == request.user.pk
