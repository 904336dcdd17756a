"""What follows when an order is placed or moves; still inside its transaction."""

from .models import OrderGroup
from .notify import tell_moved, tell_placed
from .services import expire_later
from .signals import order_moved, order_placed


def connect() -> None:
    order_placed.connect(on_placed, dispatch_uid="order.placed")
    order_moved.connect(on_moved, dispatch_uid="order.moved")


def on_placed(sender, group: OrderGroup, orders, **kwargs):
    tell_placed(group=group)
    for order in orders:
        expire_later(order=order)


def on_moved(sender, order, **kwargs):
    tell_moved(order=order)
