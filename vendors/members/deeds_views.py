from typing import Any

from django.utils.functional import cached_property
from django.utils.timezone import localdate
from django.views.generic import TemplateView

from shop.journal.models import Entry
from shop.journal.words import sentence_of
from vendors.entry.mixins import VendorRequiredMixin

PAGE_SIZE = 30
NOT_FOR_HER = ("payment.",)


class DeedsView(VendorRequiredMixin, TemplateView):
    """What others did with her shop, her goods and her orders, the newest first."""

    template_name = "vendors/members/deeds.html"
    request: Any

    def get_context_data(self, **kwargs):
        found = list(self.entries()[: PAGE_SIZE + 1])
        page = found[:PAGE_SIZE]
        more = len(found) > PAGE_SIZE
        return super().get_context_data(
            days=by_day([self.row(entry) for entry in page]),
            next_url=f"?sau={page[-1].pk}" if more else "",
            tab="shop",
            **kwargs,
        )

    def entries(self):
        entries = Entry.objects.in_shop(self.request.vendor.partner_id)
        for start in NOT_FOR_HER:
            entries = entries.exclude(verb__startswith=start)
        after = self.request.GET.get("sau", "")
        if after.isascii() and after.isdecimal() and len(after) < 19:
            entries = entries.filter(pk__lt=int(after))
        by_others = entries.exclude(actor=None).exclude(actor=self.request.user)
        return by_others.select_related("actor").order_by("-pk")

    @cached_property
    def members(self) -> set[int]:
        return set(self.request.vendor.memberships.values_list("user", flat=True))

    def row(self, entry: Entry) -> dict:
        text = sentence_of(entry, reader=self.request.user, members=self.members)
        return {"at": entry.at, "text": text}


def by_day(rows: list[dict]) -> list[list[dict]]:
    days: dict = {}
    for row in rows:
        days.setdefault(localdate(row["at"]), []).append(row)
    return list(days.values())
