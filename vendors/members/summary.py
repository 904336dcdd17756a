"""What she has answered so far, in a few words each."""

from django.urls import reverse
from django.utils.translation import gettext as _

from shop.money import format_vnd
from shop.payment.banks import bank_name
from shop.phones import format_phone

from .models import Vendor
from .steps import BY_SLUG


def answers_of(vendor: Vendor, url_name: str, *, only=BY_SLUG, suffix="") -> list[dict]:
    """One row for each question: label, lines, and where to change it."""
    return [
        {
            "label": step.label,
            "lines": LINES[step.point](vendor),
            "url": reverse(url_name, args=[slug]) + suffix,
        }
        for slug, step in only.items()
    ]


def name_lines(vendor):
    return [vendor.partner.name]


def place_lines(vendor):
    place = vendor.partner.place
    return [place.long_name] if place else []


def about_lines(vendor):
    return [vendor.about] if vendor.about else []


def contact_lines(vendor):
    if not vendor.phone_shown:
        return []
    zalo = [_("This number is on Zalo")] if vendor.zalo_shown else []
    return [format_phone(vendor.phone_shown), *zalo]


def delivery_lines(vendor):
    partner = vendor.partner
    rates = [
        (_("Within your own province"), partner.rate_province),
        (_("To other provinces of the Mekong Delta"), partner.rate_region),
        (_("To the rest of the country"), partner.rate_country),
    ]
    lines = [f"{zone}: {cost(rate)}" for zone, rate in rates if rate is not None]
    if partner.can_collect:
        lines.append(f"{_('Collect at the shop')}: {partner.pickup_note}")
    return lines


def cost(rate: int) -> str:
    return format_vnd(rate) if rate else _("Free of charge")


def account_lines(vendor):
    partner = vendor.partner
    if not partner.bank_account:
        return [_("None: buyers pay in cash.")]
    shown = (
        _("Buyers who pay by transfer see it.")
        if partner.bank_shown_since
        else _("Not shown to buyers: they pay in cash.")
    )
    account = f"{bank_name(partner.bank_bin)} · {partner.bank_account}"
    return [account, partner.account_holder, shown]


def terms_lines(vendor):
    return [_("You agreed.")] if vendor.terms_accepted_at else []


LINES = {
    "name": name_lines,
    "place": place_lines,
    "about": about_lines,
    "contact": contact_lines,
    "delivery": delivery_lines,
    "account": account_lines,
    "terms": terms_lines,
}
