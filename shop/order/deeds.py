from django.utils.translation import gettext_lazy as _

from shop.journal.words import say

say("group.placed", _("%(who)s ordered."))
say("order.pending", _("%(who)s ordered: %(thing)s."))
say("order.confirmed", _("%(who)s confirmed order %(thing)s."))
say("order.packed", _("%(who)s packed order %(thing)s."))
say("order.shipped", _("%(who)s handed over order %(thing)s."))
say("order.delivered", _("%(who)s marked order %(thing)s as delivered."))
say("order.cancelled", _("%(who)s cancelled order %(thing)s. %(reason)s"), reason=str)
say(
    "order.refused",
    _("%(who)s marked order %(thing)s as refused. %(reason)s"),
    reason=str,
)
say("order.expired", _("%(who)s ended order %(thing)s: it was not paid in time."))
say("order.cash", _("%(who)s chose to pay order %(thing)s in cash."))
say("order.revived", _("%(who)s took the late money for order %(thing)s."))
say(
    "order.money_given_back",
    _("%(who)s gave back the late money for order %(thing)s."),
)
