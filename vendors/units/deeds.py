from django.utils.translation import gettext_lazy as _

from shop.journal.words import say

say("staff.invited", _("%(who)s invited %(thing)s."))
say("staff.invitation_accepted", _("%(who)s accepted the invitation."))
say("staff.invitation_withdrawn", _("%(who)s withdrew the invitation of %(thing)s."))
say("staff.role_given", _("%(who)s gave %(thing)s a role."))
say("staff.role_ended", _("%(who)s ended a role of %(thing)s."))
say("staff.role_moved", _("The role of %(thing)s went over to the new unit."))
