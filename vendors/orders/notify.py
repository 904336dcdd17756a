"""Messages to the women behind a shop, each in her own language."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext, override

from shop.money import format_vnd
from shop.order.models import Order
from shop.outbox.services import send_message
from vendors.members.models import Membership


def tell_new(*, order: Order) -> None:
    for user in people_of(order):
        with override(user.language):
            text = gettext("New order %(number)s: %(total)s. Open it: %(link)s")
            tell(user, order, text)


def tell_ended(*, order: Order) -> None:
    """It was the buyer or the clock, not she."""
    for user in people_of(order):
        with override(user.language):
            text = gettext("Order %(number)s: %(state)s. Nothing to send. %(link)s")
            tell(user, order, text)


def people_of(order: Order) -> list:
    memberships = Membership.objects.filter(
        vendor__partner_id=order.partner_id, user__is_active=True
    )
    return [m.user for m in memberships.select_related("user") if m.user.phone]


def tell(user, order: Order, text: str) -> None:
    values = {
        "number": order.number,
        "total": format_vnd(order.total_incl_tax),
        "state": order.get_status_display(),
        "link": settings.SITE_URL.rstrip("/")
        + reverse("vendors:order-detail", args=[order.number]),
    }
    send_message(
        channel="sms",
        to=user.phone,
        text=f"{settings.OSCAR_SHOP_NAME}: {text % values}",
        about=order,
    )
