from django.utils.translation import gettext_lazy as _

from shop.journal.words import say

say("vendor.opened", _("%(who)s began to open the shop."))
say("vendor.terms", _("%(who)s agreed to the terms for sellers."))
say("vendor.in_review", _("%(who)s sent the shop to the Union."))
say(
    "vendor.returned",
    _("%(who)s returned the shop with a note: %(reason)s"),
    reason=str,
)
say("vendor.approved", _("%(who)s approved the shop. It is open."))
say("vendor.suspended", _("%(who)s closed the shop for now: %(reason)s"), reason=str)
say(
    "vendor.renamed",
    _("%(who)s changed the shop's name from “%(old)s” to “%(new)s”."),
    old=str,
    new=str,
)
say("vendor.moved_house", _("%(who)s changed the commune of the shop."))
say("vendor.introduced", _("%(who)s changed what the shop says of you."))
say("vendor.photo_removed", _("%(who)s removed the shop's photo."))
say("vendor.contact", _("%(who)s changed the phone number for shoppers."))
say("vendor.delivery", _("%(who)s changed the delivery."))
say("vendor.account", _("%(who)s changed the bank account."))
