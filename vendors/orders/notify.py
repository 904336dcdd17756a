"""Messages to the women behind a shop, each in her own language."""

from django.urls import reverse
from django.utils.translation import override

from shop.order.models import Order
from shop.outbox.kinds import Kind, tell
from vendors.members.models import Membership

from . import messages


def tell_new(*, order: Order) -> None:
    tell_sellers(messages.NEW, order=order, amount=order.total_incl_tax)


def tell_ended(*, order: Order) -> None:
    """It was the buyer or the clock, not she."""
    expired = order.status == Order.Status.EXPIRED
    tell_sellers(messages.EXPIRED if expired else messages.CANCELLED, order=order)


def tell_sellers(kind: Kind, *, order: Order, **values) -> None:
    for user in people_of(order):
        with override(user.language):
            link = reverse("vendors:order-detail", args=[order.number])
        tell(
            kind,
            language=user.language,
            phone=user.phone,
            about=order,
            number=order.number,
            link=link,
            **values,
        )


def people_of(order: Order) -> list:
    memberships = Membership.objects.filter(
        vendor__partner_id=order.partner_id, user__is_active=True
    )
    return [m.user for m in memberships.select_related("user") if m.user.phone]
