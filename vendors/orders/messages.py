"""What the women behind a shop are told of its orders."""

from django.utils.translation import gettext_noop as _

from shop.outbox.kinds import declare

NEW = declare(
    "desk.new_order",
    to="seller",
    gaps=("number", "amount", "link"),
    sms=_("%(site)s: new order %(number)s, %(amount)s. Open it: %(link)s"),
)
CANCELLED = declare(
    "desk.cancelled",
    to="seller",
    gaps=("number", "link"),
    sms=_("%(site)s: the buyer cancelled %(number)s. Nothing to send: %(link)s"),
)
EXPIRED = declare(
    "desk.expired",
    to="seller",
    gaps=("number", "link"),
    sms=_("%(site)s: %(number)s was not paid in time. Nothing to send: %(link)s"),
)
CAME_LATE = declare(
    "desk.money_came_late",
    to="seller",
    gaps=("number", "amount", "link"),
    sms=_(
        "%(site)s: %(amount)s for closed order %(number)s came late. "
        "Take it or give it back: %(link)s"
    ),
)
GIVEN_BACK = declare(
    "desk.money_given_back",
    to="seller",
    gaps=("number", "amount", "link"),
    sms=_("%(site)s: you noted that %(amount)s for %(number)s went back: %(link)s"),
)
