from django.db import transaction
from django.db.models import F

from shop.journal.by import By
from shop.journal.services import record

from .links import CheckedLink
from .models import ChannelLink


@transaction.atomic
def save_link(*, vendor, link: CheckedLink, by: By, listing=None) -> ChannelLink:
    """One address per platform: for a product of hers, or for her whole shop."""
    saved, _created = ChannelLink.objects.update_or_create(
        vendor=vendor,
        listing=listing,
        platform=link.platform,
        defaults={"kind": link.kind, "url": link.url},
    )
    record(by=by, verb="channel.linked", obj=saved, platform=link.platform)
    return saved


@transaction.atomic
def remove_link(*, link: ChannelLink, by: By) -> None:
    record(by=by, verb="channel.unlinked", obj=link, platform=link.platform)
    link.delete()


def count_click(*, link: ChannelLink) -> None:
    ChannelLink.objects.filter(pk=link.pk).update(clicks=F("clicks") + 1)
