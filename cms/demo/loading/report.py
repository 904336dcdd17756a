"""Everything a visitor of the demo may want to use, in one file."""

import json

from django.conf import settings

from shop.order.models import Order
from vendors.listings.models import Listing
from vendors.members.models import Vendor

from .content import approved, read
from .staff import PASSWORD, STAFF

NEW_PHONE = "+84900000003"


def write_report() -> None:
    report = {
        "accounts": [*staff_accounts(), *member_accounts()],
        "shops": shops(),
        "products": products(),
        "orders": orders(),
    }
    path = settings.DEMO_FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(report, ensure_ascii=False, indent=1), encoding="utf-8")


def staff_accounts() -> list[dict]:
    return [
        {
            "role": entry["role"],
            "name": entry["name"],
            "email": entry["email"],
            "password": PASSWORD,
            "totp_secret": entry["totp_secret"],
        }
        for entry in STAFF
    ]


def member_accounts() -> list[dict]:
    known = [
        {
            "role": "vendor" if approved(entry) else "vendor_waiting",
            "name": entry["owner"],
            "phone": entry["phone"],
            "shop": entry["slug"],
        }
        for entry in read("vendors")
    ]
    return [*known, {"role": "not_yet_known", "name": "", "phone": NEW_PHONE}]


def shops() -> list[dict]:
    vendors = Vendor.objects.open().select_related("partner").order_by("pk")
    return [{"slug": v.partner.slug, "name": v.partner.name} for v in vendors]


def products() -> list[dict]:
    listings = Listing.objects.published().select_related("product", "vendor__partner")
    return [
        {
            "id": listing.product_id,
            "slug": listing.product.slug,
            "title": listing.product.title,
            "shop": listing.vendor.partner.slug,
            "address": listing.product.get_absolute_url(),
        }
        for listing in listings.order_by("pk")
    ]


def orders() -> dict[str, dict]:
    """One group per state of an order, with the phone that opens its page."""
    found: dict[str, dict] = {}
    for order in Order.objects.select_related("group").order_by("pk"):
        found.setdefault(
            order.status,
            {
                "group": order.group.number,
                "phone": order.group.phone,
                "order": order.number,
            },
        )
    return found
