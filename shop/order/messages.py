"""What a buyer is told; the reason, the carrier and the place stand on the page."""

from django.utils.translation import gettext_noop as _

from shop.outbox.kinds import Kind, declare

SUBJECT = _("%(site)s: order %(number)s")


def step(name: str, sms: str, *gaps: str) -> Kind:
    """One message for one step of one parcel."""
    gaps = gaps or ("number", "shop", "link")
    return declare(name, to="buyer", sms=sms, gaps=gaps, subject=SUBJECT)


PLACED = step(
    "order.placed",
    _("%(site)s: we have your order %(number)s. The shop answers soon: %(link)s"),
    "number",
    "link",
)
CONFIRMED = step(
    "order.confirmed",
    _("%(site)s: %(shop)s has confirmed order %(number)s: %(link)s"),
)
PAID = step(
    "order.paid",
    _("%(site)s: %(shop)s has your money for order %(number)s: %(link)s"),
)
PACKED = step(
    "order.packed",
    _("%(site)s: %(shop)s has packed order %(number)s: %(link)s"),
)
READY = step(
    "order.ready",
    _("%(site)s: order %(number)s is ready at %(shop)s. Where to go: %(link)s"),
)
SHIPPED = step(
    "order.shipped",
    _("%(site)s: order %(number)s from %(shop)s is on its way: %(link)s"),
)
DELIVERED = step(
    "order.delivered",
    _("%(site)s: you have order %(number)s from %(shop)s. Thank you! %(link)s"),
)
EXPIRED = step(
    "order.expired",
    _(
        "%(site)s: order %(number)s was not paid in time and is closed. "
        "Paid all the same? See: %(link)s"
    ),
    "number",
    "link",
)
REFUSED = step(
    "order.refused",
    _("%(site)s: order %(number)s went back to %(shop)s. See why: %(link)s"),
)
CANCELLED = step(
    "order.cancelled",
    _("%(site)s: order %(number)s from %(shop)s is cancelled. See why: %(link)s"),
)
CANCELLED_PAID = step(
    "order.cancelled_paid",
    _(
        "%(site)s: order %(number)s is cancelled, %(shop)s gives your money back: "
        "%(link)s"
    ),
)
CAME_LATE = step(
    "order.money_came_late",
    _(
        "%(site)s: your money for order %(number)s came late. %(shop)s takes it or "
        "gives it back: %(link)s"
    ),
)
GIVEN_BACK = step(
    "order.money_given_back",
    _("%(site)s: %(shop)s has given back your money for %(number)s: %(link)s"),
)
