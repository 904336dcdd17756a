"""The journal in words."""

from django.utils.translation import gettext_lazy as _

from shop.journal.models import Entry

WORDS = {
    "vendor.opened": _("She began to open the shop"),
    "vendor.terms": _("She read the seller terms"),
    "vendor.in_review": _("She sent the shop to the Union"),
    "vendor.returned": _("The shop was returned"),
    "vendor.approved": _("The shop was approved"),
    "vendor.suspended": _("The shop was suspended"),
    "listing.in_review": _("She sent the product to the Union"),
    "listing.published": _("The product was put in the shop"),
    "listing.draft": _("The product was returned"),
    "listing.withdrawn": _("The product was taken off"),
}


def deeds_about(thing) -> list[dict]:
    """What was done with it, the newest first; deeds without words are left out."""
    entries = Entry.objects.about(thing).select_related("actor").order_by("-pk")
    return [
        {
            "at": entry.at,
            "actor": entry.actor,
            "text": WORDS[entry.verb],
            "reason": entry.data.get("reason", ""),
        }
        for entry in entries
        if entry.verb in WORDS
    ]
