from django.utils.translation import gettext_lazy as _

from shop.journal.words import say

say("product.edited", _("%(who)s mended “%(thing)s”."))
