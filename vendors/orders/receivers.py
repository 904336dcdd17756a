from shop.order.models import Order
from shop.order.signals import order_moved, order_placed

from .notify import tell_ended, tell_new
from .permissions import works_for

ENDS_WITHOUT_HER = {Order.Status.CANCELLED, Order.Status.EXPIRED}


def connect() -> None:
    order_placed.connect(on_placed, dispatch_uid="desk.placed")
    order_moved.connect(on_moved, dispatch_uid="desk.moved")


def on_placed(sender, orders, **kwargs):
    for order in orders:
        tell_new(order=order)


def on_moved(sender, order, new, by, **kwargs):
    if new in ENDS_WITHOUT_HER and not works_for(by.user, order):
        tell_ended(order=order)
