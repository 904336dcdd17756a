"""Order first, payment second: one basket becomes one group of pending orders."""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from itertools import groupby
from operator import attrgetter

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from oscar.core.loading import get_class, get_model
from oscar.core.prices import Price

from shop.fences.of_oscar import give_lines
from shop.journal.by import By
from shop.journal.services import record
from shop.order.limits import limit_of
from shop.order.models import Order, OrderGroup, ShippingAddress
from shop.order.numbers import new_group_number
from shop.order.signals import order_placed
from shop.partner.exceptions import OutOfStock
from shop.payment.providers import provider_of
from shop.payment.services import ask_payment
from shop.shipping.zones import Quote

from .exceptions import BasketChanged, NotAsSeen, NothingToOrder, TooLarge
from .sealing import differences, written_down

Basket = get_model("basket", "Basket")
Country = get_model("address", "Country")
OrderCreator = get_class("order.utils", "OrderCreator")
OrderTotalCalculator = get_class("checkout.calculators", "OrderTotalCalculator")


@dataclass(frozen=True)
class Buyer:
    """Who orders; `phone` in E.164."""

    full_name: str
    phone: str
    email: str = ""
    language: str = "vi"
    user: object = None


@dataclass(frozen=True)
class Destination:
    """Where to; `commune` is a places.Place of level commune."""

    commune: object
    street: str
    notes: str = ""


@dataclass(frozen=True)
class Choice:
    """What the buyer chose for one vendor's parcel."""

    quote: Quote
    payment_method: str


def place_group(
    *,
    basket,
    buyer: Buyer,
    destination: Destination,
    choices: dict[int, Choice],
    by: By,
    seen: dict | None = None,
) -> OrderGroup:
    """Turn `basket` into one order per vendor and reserve the stock, or nothing.

    `choices` maps partner ids. A basket that was placed already gives its group
    back. `seen` is what a review showed (see sealing): nothing is ordered where that
    differs from what would be written. Raises OutOfStock, NotAsSeen, TooLarge,
    BasketChanged or NothingToOrder and leaves all as it was.
    """
    try:
        with transaction.atomic():
            return _place(basket, buyer, destination, choices, by, seen)
    except AlreadyPlaced:
        group = OrderGroup.objects.filter(basket_id=basket.pk).first()
        if group is None:
            raise NothingToOrder from None
        return group


class AlreadyPlaced(Exception):
    """Another request has claimed this basket."""


def _place(basket, buyer, destination, choices, by, seen):
    _claim(basket)
    lines = _sellable_lines(basket)
    group = OrderGroup.objects.create(
        number=new_group_number(),
        basket_id=basket.pk,
        user=buyer.user,
        full_name=buyer.full_name,
        phone=buyer.phone,
        email=buyer.email,
        language=buyer.language,
    )
    orders = [
        _place_order(group, index, list(theirs), destination, choices, by)
        for index, (_partner, theirs) in enumerate(_by_partner(lines), start=1)
    ]
    if seen is not None:
        _check_seen(seen, group, buyer, destination, orders)
    Basket.objects.filter(pk=basket.pk).update(
        status=Basket.SUBMITTED, date_submitted=timezone.now()
    )
    record(by=by, verb="group.placed", obj=group, orders=len(orders))
    order_placed.send(sender=OrderGroup, group=group, orders=orders, by=by)
    # Last, in one order for all: nobody waits long, nobody waits in a ring.
    for line in sorted(lines, key=attrgetter("stockrecord_id")):
        line.stockrecord.allocate(line.quantity, by=by)
    return group


def _claim(basket) -> None:
    claimed = Basket.objects.filter(pk=basket.pk, status=Basket.OPEN)
    if not claimed.update(status=Basket.FROZEN):
        raise AlreadyPlaced


def _sellable_lines(basket) -> list:
    lines = list(
        basket.lines.select_related(
            "product__product_class", "stockrecord__partner__place__parent"
        ).order_by("stockrecord__partner_id", "pk")
    )
    if not lines:
        raise NothingToOrder
    gone = [
        line
        for line in lines
        if not (line.product.is_public and line.stockrecord.partner.is_open)
    ]
    if gone:
        raise BasketChanged(gone)
    for line in lines:
        if line.quantity > line.stockrecord.net_stock_level:
            raise OutOfStock(line.stockrecord, line.quantity)
    _check_size(lines)
    return lines


def _by_partner(lines):
    return groupby(lines, key=lambda line: line.stockrecord.partner)


def _check_size(lines) -> None:
    """Before anything is written: no order may be too large, nor all together."""
    totals = [
        sum(_amount(line) for line in theirs) for _p, theirs in _by_partner(lines)
    ]
    for total, name in [(max(totals), "order"), (sum(totals), "basket")]:
        if total > limit_of(name):
            raise TooLarge(limit_of(name))


def _amount(line) -> int:
    return line.quantity * int(line.stockrecord.price)


def _check_seen(seen, group, buyer, destination, orders) -> None:
    now = written_down(group=group, buyer=buyer, destination=destination, orders=orders)
    found = differences(seen, now)
    if found:
        raise NotAsSeen(found)


def _place_order(group, index, lines, destination, choices, by) -> Order:
    partner = lines[0].stockrecord.partner
    choice = choices.get(partner.pk)
    if choice is None:
        raise BasketChanged(lines)
    child = _child_basket(group, lines)
    charge = Price("VND", Decimal(choice.quote.cost), Decimal(choice.quote.cost))
    order = OrderCreator().place_order(
        basket=child,
        total=OrderTotalCalculator().calculate(child, charge),
        shipping_method=choice.quote,
        shipping_charge=charge,
        user=group.user,
        shipping_address=_address(group, destination, choice),
        order_number=f"{group.number}-{index}",
        status=Order.Status.PENDING,
        group=group,
        partner=partner,
        guest_email=group.email,
        payment_method=choice.payment_method,
        is_collected=choice.quote.code == "collect",
        pickup_note=partner.pickup_note if choice.quote.code == "collect" else "",
        expires_at=expiry_of(choice.payment_method),
    )
    ask_payment(order=order, by=by)
    return order


def _child_basket(group, lines):
    child = Basket.objects.create(owner=group.user, status=Basket.FROZEN)
    child.strategy = get_class("partner.strategy", "Selector")().strategy()
    pks = [line.pk for line in lines]
    child.lines.model.objects.filter(pk__in=pks).update(basket=child)
    theirs = child.lines.select_related(
        "product__product_class", "stockrecord__partner"
    )
    give_lines(child, theirs.order_by("pk"))
    return child


def _address(group, destination, choice) -> ShippingAddress:
    commune = destination.commune
    return ShippingAddress.objects.create(
        first_name=group.full_name,
        line1="" if choice.quote.code == "collect" else destination.street,
        line3=commune.full_name,
        line4=commune.parent.full_name,
        phone_number=group.phone,
        notes=destination.notes,
        country=vietnam(),
        commune=commune,
    )


def vietnam():
    """Oscar's addresses want a country; there is but one here."""
    country, _created = Country.objects.get_or_create(
        iso_3166_1_a2="VN",
        defaults={"printable_name": "Việt Nam", "is_shipping_country": True},
    )
    return country


def expiry_of(payment_method: str):
    """Unpaid transfers give their stock back after a day; cash waits for the vendor."""
    if not provider_of(payment_method).is_prepaid:
        return None
    return timezone.now() + timedelta(hours=settings.TRANSFER_HOURS)
