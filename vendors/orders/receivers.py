from shop.order.models import Order
from shop.order.signals import late_money_returned, order_moved, order_placed
from shop.payment.signals import payment_came_late

from . import messages
from .notify import tell_ended, tell_new, tell_sellers
from .permissions import works_for

ENDS_WITHOUT_HER = {Order.Status.CANCELLED, Order.Status.EXPIRED}


def connect() -> None:
    order_placed.connect(on_placed, dispatch_uid="desk.placed")
    order_moved.connect(on_moved, dispatch_uid="desk.moved")
    payment_came_late.connect(on_came_late, dispatch_uid="desk.came_late")
    late_money_returned.connect(on_given_back, dispatch_uid="desk.given_back")


def on_placed(sender, orders, **kwargs):
    for order in orders:
        tell_new(order=order)


def on_moved(sender, order, new, by, **kwargs):
    if new in ENDS_WITHOUT_HER and not works_for(by.user, order):
        tell_ended(order=order)


def on_came_late(sender, payment, **kwargs):
    tell_sellers(messages.CAME_LATE, order=payment.order, amount=payment.amount)


def on_given_back(sender, order, payment, **kwargs):
    tell_sellers(messages.GIVEN_BACK, order=order, amount=payment.amount)
