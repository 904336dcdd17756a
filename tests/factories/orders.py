"""Orders, placed through checkout's own service and moved by the order desk's."""

import factory
from factory.django import DjangoModelFactory
from oscar.core.loading import get_class, get_model

from shop.checkout.placing import Buyer, Choice, Destination, place_group
from shop.journal.by import By
from shop.order.models import Order, OrderGroup
from shop.order.services import NEEDS_REASON, move_order
from shop.shipping.zones import quotes_for

from .market import ListingFactory
from .people import VendorFactory
from .places import PlaceFactory

S = Order.Status
WAYS = {
    S.PENDING: [],
    S.CONFIRMED: [S.CONFIRMED],
    S.PACKED: [S.CONFIRMED, S.PACKED],
    S.SHIPPED: [S.CONFIRMED, S.PACKED, S.SHIPPED],
    S.DELIVERED: [S.CONFIRMED, S.PACKED, S.SHIPPED, S.DELIVERED],
    S.REFUSED: [S.CONFIRMED, S.PACKED, S.SHIPPED, S.REFUSED],
    S.CANCELLED: [S.CANCELLED],
    S.EXPIRED: [S.EXPIRED],
}


def basket_with(*listings, quantity=1, owner=None):
    """An open basket that holds so many of each listing."""
    basket = get_model("basket", "Basket").objects.create(owner=owner)
    basket.strategy = get_class("partner.strategy", "Selector")().strategy()
    for listing in listings:
        basket.add_product(listing.product, quantity)
    return basket


class OrderGroupFactory(DjangoModelFactory):
    """One checkout: `OrderGroupFactory(listings=[khom, keo_dua])`."""

    class Meta:
        model = OrderGroup

    full_name = factory.Sequence(lambda n: f"Lê Thị Mai {n}")
    phone = factory.Sequence(lambda n: f"+84932{n:06}")
    email = ""
    language = "vi"
    user = None

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        listings = kwargs.pop("listings", None) or [ListingFactory()]
        quantity = kwargs.pop("quantity", 1)
        payment = kwargs.pop("payment_method", Order.PaymentMethod.CASH)
        collected = kwargs.pop("is_collected", False)
        commune = kwargs.pop("commune", None) or PlaceFactory()
        street = kwargs.pop("street", "Số 5, ấp Thạnh Lợi")
        partners = {listing.vendor.partner for listing in listings}
        return place_group(
            by=By(kwargs["user"]),
            basket=basket_with(*listings, quantity=quantity, owner=kwargs["user"]),
            buyer=Buyer(**kwargs),
            destination=Destination(commune, street),
            choices={
                partner.pk: choice_of(partner, commune, payment, collected)
                for partner in partners
            },
        )


class OrderFactory(DjangoModelFactory):
    """One vendor's order, on its way to `status`.

    `OrderFactory(vendor=…, status="packed", payment_method="vietqr", quantity=2,
    is_collected=True, listing=…, phone=…, full_name=…, user=…, email=…)`
    """

    class Meta:
        model = Order

    @classmethod
    def _create(cls, model_class, *args, status=S.PENDING, **kwargs):
        listing = kwargs.pop("listing", None)
        vendor = kwargs.pop("vendor", None)
        if listing is None:
            listing = ListingFactory(vendor=vendor or VendorFactory(open=True))
        if kwargs.get("is_collected"):
            type(listing.vendor.partner).objects.filter(
                pk=listing.vendor.partner_id
            ).update(can_collect=True)
            listing.vendor.partner.can_collect = True
        group = OrderGroupFactory(listings=[listing], **kwargs)
        order = group.orders.get()
        for step in way_to(status, order):
            reason = "Hết hàng" if step in NEEDS_REASON else ""
            order = move_order(order=order, to=step, by=By(), reason=reason)
        return order


def way_to(status: str, order: Order) -> list[str]:
    way = WAYS[S(status)]
    return [step for step in way if not (order.is_collected and step == S.SHIPPED)]


def choice_of(partner, commune, payment: str, collected: bool) -> Choice:
    quotes = {q.code: q for q in quotes_for(partner=partner, commune=commune)}
    return Choice(quotes["collect" if collected else "ship"], payment)
