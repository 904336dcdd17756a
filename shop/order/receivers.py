"""What follows when an order is placed or moves; still inside its transaction."""

from shop.payment.signals import payment_came_late

from . import messages
from .models import OrderGroup
from .notify import tell_about, tell_moved, tell_placed
from .services import expire_later
from .signals import late_money_returned, order_moved, order_placed


def connect() -> None:
    order_placed.connect(on_placed, dispatch_uid="order.placed")
    order_moved.connect(on_moved, dispatch_uid="order.moved")
    payment_came_late.connect(on_came_late, dispatch_uid="order.came_late")
    late_money_returned.connect(on_given_back, dispatch_uid="order.given_back")


def on_placed(sender, group: OrderGroup, orders, **kwargs):
    tell_placed(group=group)
    for order in orders:
        expire_later(order=order)


def on_moved(sender, order, **kwargs):
    tell_moved(order=order)


def on_came_late(sender, payment, **kwargs):
    tell_about(messages.CAME_LATE, order=payment.order)


def on_given_back(sender, order, **kwargs):
    tell_about(messages.GIVEN_BACK, order=order)
