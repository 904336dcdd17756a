from django.utils.translation import gettext_lazy as _

from shop.journal.words import say
from shop.money import format_vnd

say("payment.asked", _("%(who)s was asked for %(amount)s."), amount=format_vnd)
say("payment.completed", _("%(who)s noted that payment %(thing)s has come."))
say("payment.came_late", _("Payment %(thing)s came after its order had ended."))
say("payment.taken_late", _("%(who)s took the late payment %(thing)s."))
say("payment.given_back", _("%(who)s gave payment %(thing)s back."))
say("payment.closed", _("Payment %(thing)s is no longer asked for."))
