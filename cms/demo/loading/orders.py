from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from oscar.core.loading import get_class, get_model

from shop.checkout.placing import Buyer, Choice, Destination, place_group
from shop.journal.by import BY_CLOCK, BY_COMMAND, By
from shop.order.models import Order, OrderGroup
from shop.order.services import move_order
from shop.places.models import Place
from shop.shipping.zones import quotes_for
from vendors.members.models import Vendor

from .content import read
from .shops import product_id, vendor_id

Basket = get_model("basket", "Basket")
Product = get_model("catalogue", "Product")
Selector = get_class("partner.strategy", "Selector")
S = Order.Status
ON_THE_WAY = [S.CONFIRMED, S.PACKED, S.SHIPPED]
STEPS = {
    S.PENDING: [],
    S.CONFIRMED: [S.CONFIRMED],
    S.PACKED: [S.CONFIRMED, S.PACKED],
    S.SHIPPED: ON_THE_WAY,
    S.DELIVERED: [*ON_THE_WAY, S.DELIVERED],
    S.CANCELLED: [S.CANCELLED],
    S.REFUSED: [*ON_THE_WAY, S.REFUSED],
    S.EXPIRED: [S.EXPIRED],
}
PAYMENTS = {"cod": "cash", "vietqr": "vietqr"}
DELIVERIES = {"deliver": "ship", "collect": "collect"}


def load_orders() -> None:
    for entry in read("orders"):
        buyer = {"phone": entry["phone"], "full_name": entry["full_name"]}
        if not OrderGroup.objects.filter(**buyer).exists():
            make_group(entry)


@transaction.atomic
def make_group(entry: dict) -> OrderGroup:
    commune = Place.objects.communes().select_related("parent")
    commune = commune.get(code=entry["commune"])
    parcels = {vendor_id(order["vendor"]): order for order in entry["orders"]}
    vendors = Vendor.objects.select_related("partner__place__parent").in_bulk(parcels)
    partners = {vendors[pk].partner: order for pk, order in parcels.items()}
    group = place_group(
        basket=basket_of(entry),
        by=BY_COMMAND,
        buyer=Buyer(entry["full_name"], entry["phone"]),
        destination=Destination(commune, entry["street"], entry.get("note", "")),
        choices={
            partner.pk: choice_of(partner, commune, order)
            for partner, order in partners.items()
        },
    )
    date_back(group, timedelta(hours=entry["placed_hours_ago"]))
    for order in group.orders.select_related("partner"):
        bring_to(order, partners[order.partner])
    return group


def basket_of(entry: dict):
    basket = Basket.objects.create()
    basket.strategy = Selector().strategy()
    for order in entry["orders"]:
        for line in order["lines"]:
            product = Product.objects.get(pk=product_id(line["product"]))
            basket.add_product(product, line["quantity"])
    return basket


def choice_of(partner, commune, order: dict) -> Choice:
    code = DELIVERIES[order["delivery"]]
    quotes = quotes_for(partner=partner, commune=commune)
    quote = next(quote for quote in quotes if quote.code == code)
    return Choice(quote=quote, payment_method=PAYMENTS[order["payment"]])


def date_back(group: OrderGroup, age: timedelta) -> None:
    when = timezone.now() - age
    OrderGroup.objects.filter(pk=group.pk).update(placed_at=when)
    group.orders.update(date_placed=when)


def bring_to(order: Order, entry: dict) -> None:
    """Walk the order there as its vendor would, step by step."""
    seller = order.partner.vendor.memberships.first().user
    for step in steps_to(entry):
        details = {}
        if step == S.SHIPPED:
            details = {"carrier": carrier_of(entry), "tracking_code": entry["tracking"]}
        reason = entry["reason"] if step in {S.CANCELLED, S.REFUSED} else ""
        by = BY_CLOCK if step == S.EXPIRED else By(seller)
        order = move_order(order=order, to=step, by=by, reason=reason, **details)


def steps_to(entry: dict) -> list[Order.Status]:
    steps = STEPS[entry["state"]]
    if entry["delivery"] == "collect":
        return [step for step in steps if step != S.SHIPPED]
    return steps


def carrier_of(entry: dict) -> str:
    """Empty where she brings it herself."""
    return "" if entry["carrier"] == "self" else entry["carrier"]
