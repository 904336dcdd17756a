from django.utils.translation import gettext_lazy as _

from shop.journal.words import say
from shop.money import format_vnd, group_digits

say("listing.started", _("%(who)s began a new product."))
say("listing.described", _("%(who)s changed what is said of “%(thing)s”."))
say(
    "listing.priced",
    _("%(who)s changed the price of “%(thing)s” from %(old)s to %(new)s."),
    old=format_vnd,
    new=format_vnd,
)
say(
    "listing.stocked",
    _("%(who)s wrote that there are %(new)s of “%(thing)s” (before: %(old)s)."),
    old=group_digits,
    new=group_digits,
)
say("listing.sold_out", _("%(who)s marked “%(thing)s” as sold out."))
say(
    "listing.photos_added",
    _("%(who)s added photos of “%(thing)s”: %(number)s."),
    number=str,
)
say("listing.photo_removed", _("%(who)s removed a photo of “%(thing)s”."))
say("listing.photo_first", _("%(who)s put another photo of “%(thing)s” first."))
say("listing.in_review", _("%(who)s sent “%(thing)s” to the Union."))
say("listing.published", _("%(who)s put “%(thing)s” in the shop."))
say(
    "listing.draft",
    _("%(who)s returned “%(thing)s” with a note: %(reason)s"),
    reason=str,
)
say(
    "listing.withdrawn",
    _("%(who)s took “%(thing)s” off the shop. %(reason)s"),
    reason=str,
)
say("listing.deleted", _("%(who)s deleted the draft “%(thing)s”."))
