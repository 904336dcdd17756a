"""A buyer at the checkout, by HTTP."""

import re

from django.urls import reverse

from tests.factories import PlaceFactory

BUYER = {
    "full_name": "Lê Thị Mai",
    "phone": "0932 111 222",
    "street": "Số 5, ấp Thạnh Lợi",
    "email": "",
    "notes": "",
}


def add(client, listing, quantity=1):
    url = reverse("basket:add", args=[listing.product_id])
    assert client.post(url, {"quantity": quantity}).status_code == 302


def tell_buyer(client, home=None, **changes):
    home = home or PlaceFactory()
    place = {"province": home.parent.code, "commune": home.code}
    return client.post("/thanh-toan/", BUYER | place | changes)


def choose(client, listings, delivery="ship", payment="cash"):
    partners = {listing.vendor.partner_id for listing in listings}
    prefixes = [f"shop{pk}-" for pk in partners] if len(partners) > 1 else [""]
    data = {}
    for prefix in prefixes:
        data |= {f"{prefix}delivery": delivery, f"{prefix}payment": payment}
    return client.post("/thanh-toan/giao-hang/", data)


def review(client) -> dict:
    """The hidden fields of the last page."""
    page = client.get("/thanh-toan/xem-lai/").content.decode()
    found = re.findall(r'type="hidden" name="(seen)" value="([^"]*)"', page)
    return dict(found)


def order(client, fields):
    return client.post("/thanh-toan/xem-lai/", fields)


def ready_to_order(client, *listings, quantity=1, **choices):
    for listing in listings:
        add(client, listing, quantity)
    assert tell_buyer(client).status_code == 302
    assert choose(client, listings, **choices).status_code == 302
    return review(client)
