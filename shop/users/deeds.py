from django.utils.translation import gettext_lazy as _

from shop.journal.words import say

say("user.joined", _("%(who)s joined the market."))
say("user.made", _("%(who)s made the account %(thing)s."))
say("user.edited", _("%(who)s changed the account %(thing)s."))
say("user.renamed", _("%(who)s changed the name of %(thing)s."))
say("user.deactivated", _("%(who)s closed the account %(thing)s."))
say("user.reactivated", _("%(who)s opened the account %(thing)s again."))
say("user.email_asked", _("%(who)s asked for another e-mail address."))
say("user.email_changed", _("%(who)s changed the e-mail address."))
say("user.factor_reset", _("%(who)s reset the second factor of %(thing)s."))
say("user.password_link", _("%(who)s sent %(thing)s a link for a new password."))
say("user.password_changed", _("%(who)s changed the password."))
say("user.session_ended", _("%(who)s signed out another device."))
