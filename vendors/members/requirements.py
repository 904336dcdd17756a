"""What an application must hold before the Union looks at it."""

from .models import Vendor


def missing_points(vendor: Vendor) -> list[str]:
    """Keys of the steps that are still open, in the order they are asked."""
    partner = vendor.partner
    done = {
        "name": bool(partner.name),
        "place": bool(partner.place_id and vendor.unit_id),
        "about": bool(vendor.about.strip()),
        "contact": bool(vendor.phone_shown),
        "delivery": partner.can_collect or delivers(partner),
        "terms": bool(vendor.terms_accepted_at),
    }
    return [key for key, fulfilled in done.items() if not fulfilled]


def delivers(partner) -> bool:
    rates = (partner.rate_province, partner.rate_region, partner.rate_country)
    return any(rate is not None for rate in rates)
