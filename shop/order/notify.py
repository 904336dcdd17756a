"""Messages to the buyer, in the language she ordered in."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext, override

from shop.outbox.services import send_message
from shop.payment.models import Payment

from .models import Order, OrderGroup

S = Order.Status


def tell_placed(*, group: OrderGroup) -> None:
    """One message for the whole checkout."""
    with override(group.language):
        text = gettext(
            "We have your order %(number)s. The shop answers soon. See it: %(link)s"
        )
        tell_buyer(
            group=group,
            subject=gettext("We have your order %(number)s") % {"number": group.number},
            text=text % {"number": group.number, "link": link_to(group)},
            about=group,
        )


def tell_moved(*, order: Order) -> None:
    """One message for one step of one parcel."""
    group = order.group
    with override(group.language):
        tell_buyer(
            group=group,
            subject=gettext("Order %(number)s: %(state)s")
            % {"number": order.number, "state": order.get_status_display()},
            text=f"{what_happened(order)} {link_to(group)}",
            about=order,
        )


def tell_buyer(*, group: OrderGroup, subject: str, text: str, about) -> None:
    """By SMS, and by e-mail where she gave one."""
    text = f"{settings.OSCAR_SHOP_NAME}: {text}"
    send_message(channel="sms", to=group.phone, text=text, about=about)
    if group.email:
        send_message(
            channel="email", to=group.email, subject=subject, text=text, about=about
        )


def link_to(group: OrderGroup) -> str:
    return settings.SITE_URL.rstrip("/") + reverse("orders:group", args=[group.number])


def what_happened(order: Order) -> str:
    values = {
        "shop": order.partner.name,
        "number": order.number,
        "reason": order.reason.rstrip(". "),
        "carrier": " ".join(filter(None, [order.carrier, order.tracking_code])),
        "place": order.partner.pickup_note or order.partner.name,
    }
    return wording(order) % values


def wording(order: Order) -> str:
    if order.status == S.CONFIRMED:
        return confirmed_wording(order)
    if order.status == S.PACKED:
        return packed_wording(order)
    if order.status == S.SHIPPED:
        return shipped_wording(order)
    if order.status == S.DELIVERED:
        return gettext("You have received order %(number)s from %(shop)s. Thank you!")
    return ended_wording(order)


def confirmed_wording(order: Order) -> str:
    if order.payment_method == Order.PaymentMethod.VIETQR:
        return gettext(
            "%(shop)s has received your money and prepares order %(number)s."
        )
    return gettext("%(shop)s has confirmed order %(number)s and prepares it.")


def packed_wording(order: Order) -> str:
    if order.is_collected:
        return gettext("Order %(number)s is ready. Collect it here: %(place)s.")
    return gettext("%(shop)s has packed order %(number)s.")


def shipped_wording(order: Order) -> str:
    if order.carrier:
        return gettext("Order %(number)s from %(shop)s is on its way with %(carrier)s.")
    return gettext("%(shop)s is bringing you order %(number)s.")


def ended_wording(order: Order) -> str:
    if order.status == S.EXPIRED:
        return gettext(
            "Order %(number)s from %(shop)s was not paid in time and is closed. "
            "Please order again if you still want it."
        )
    if order.status == S.REFUSED:
        return gettext("Order %(number)s went back to %(shop)s: %(reason)s.")
    if order.payments.filter(status=Payment.Status.COMPLETED).exists():
        return gettext(
            "Order %(number)s from %(shop)s is cancelled: %(reason)s. "
            "The shop gives your money back."
        )
    return gettext("Order %(number)s from %(shop)s is cancelled: %(reason)s.")
