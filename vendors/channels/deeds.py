from django.utils.translation import gettext_lazy as _

from shop.journal.words import say

from .links import label_of

say(
    "channel.linked",
    _("%(who)s wrote down where the shop also sells: %(platform)s."),
    platform=label_of,
)
say(
    "channel.unlinked",
    _("%(who)s removed the address at %(platform)s."),
    platform=label_of,
)
