"""Messages to the buyer, in the language she ordered in."""

from django.urls import reverse
from django.utils.translation import override

from shop.outbox.kinds import Kind, tell

from . import messages
from .models import Order, OrderGroup

S = Order.Status
KINDS = {
    S.PACKED: messages.PACKED,
    S.SHIPPED: messages.SHIPPED,
    S.DELIVERED: messages.DELIVERED,
    S.EXPIRED: messages.EXPIRED,
    S.REFUSED: messages.REFUSED,
}


def tell_placed(*, group: OrderGroup) -> None:
    """One message for the whole checkout."""
    tell_buyer(messages.PLACED, group=group, about=group, number=group.number)


def tell_moved(*, order: Order) -> None:
    """One message for one step of one parcel."""
    tell_about(kind_of(order), order=order)


def tell_about(kind: Kind, *, order: Order) -> None:
    tell_buyer(
        kind,
        group=order.group,
        about=order,
        number=order.number,
        shop=order.partner.name,
    )


def tell_buyer(kind: Kind, *, group: OrderGroup, about, **values) -> None:
    """By SMS, and by e-mail where she gave one."""
    with override(group.language):
        link = reverse("orders:group", args=[group.number])
    tell(
        kind,
        language=group.language,
        phone=group.phone,
        email=group.email,
        about=about,
        link=link,
        **values,
    )


def kind_of(order: Order) -> Kind:
    if order.status == S.CONFIRMED:
        return messages.PAID if order.is_paid else messages.CONFIRMED
    if order.status == S.PACKED and order.is_collected:
        return messages.READY
    if order.status == S.CANCELLED:
        return messages.CANCELLED_PAID if order.is_paid else messages.CANCELLED
    return KINDS[S(order.status)]
