"""What a parcel from one vendor to one commune costs."""

from dataclasses import dataclass

from django.utils.translation import gettext


@dataclass(frozen=True)
class Quote:
    """A way of delivery; `cost` in whole VND."""

    code: str
    name: str
    cost: int


def delivery_quote(*, partner, commune) -> Quote | None:
    """Her flat rate to the buyer's zone; None where she does not deliver."""
    cost = getattr(partner, rate_field(partner=partner, commune=commune))
    if cost is None:
        return None
    return Quote("ship", gettext("Delivery to your address"), cost)


def collect_quote(*, partner) -> Quote | None:
    if not partner.can_collect:
        return None
    return Quote("collect", gettext("Collect at the shop"), 0)


def quotes_for(*, partner, commune) -> list[Quote]:
    found = (
        delivery_quote(partner=partner, commune=commune),
        collect_quote(partner=partner),
    )
    return [quote for quote in found if quote]


def rate_field(*, partner, commune) -> str:
    """The name of the partner's rate for the zone of `commune`."""
    here, there = partner.place.parent_id, commune.parent_id
    if here == there:
        return "rate_province"
    if commune.parent.region == partner.place.parent.region == "mekong":
        return "rate_region"
    return "rate_country"
