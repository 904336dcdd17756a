from django.db import transaction
from django.utils import timezone

from shop.journal.services import record
from shop.payment.services import close_payments, complete_payment

from .exceptions import MoveRefused, ReasonMissing
from .models import Order
from .signals import order_moved

S = Order.Status
MOVES = {
    S.PENDING: {S.CONFIRMED, S.CANCELLED, S.EXPIRED},
    S.CONFIRMED: {S.PACKED, S.CANCELLED},
    S.PACKED: {S.SHIPPED, S.DELIVERED, S.CANCELLED},
    S.SHIPPED: {S.DELIVERED, S.REFUSED},
}
NEEDS_REASON = {S.CANCELLED, S.REFUSED}
GIVES_STOCK_BACK = {S.CANCELLED, S.EXPIRED}


@transaction.atomic
def move_order(
    *, order: Order, to: str, actor=None, reason: str = "", **details
) -> Order:
    """Take an order one step on; stock, payment, journal and messages follow.

    `details` may set carrier and tracking_code. Raises MoveRefused where the order
    has moved meanwhile, ReasonMissing where the buyer must be told why.
    """
    if to in NEEDS_REASON and not reason.strip():
        raise ReasonMissing(to)
    old = order.status
    if to not in MOVES.get(old, ()):
        raise MoveRefused(order, to)
    changes = details | {"status": to, "reason": reason, "expires_at": None}
    if not Order.objects.filter(pk=order.pk, status=old).update(**changes):
        raise MoveRefused(order, to)
    order.refresh_from_db()
    order.status_changes.create(old_status=old, new_status=to)
    _move_stock(order, old, to)
    _move_money(order, to)
    record(actor=actor, verb=f"order.{to}", obj=order, old=old, reason=reason)
    order_moved.send(sender=Order, order=order, old=old, new=to, actor=actor)
    return order


def _move_stock(order: Order, old: str, to: str) -> None:
    lines = order.lines.select_related("stockrecord").order_by("stockrecord_id")
    for line in lines:
        if line.stockrecord is None:
            continue
        if to in GIVES_STOCK_BACK:
            line.stockrecord.cancel_allocation(line.quantity)
        elif to == S.SHIPPED or (to == S.DELIVERED and old == S.PACKED):
            line.stockrecord.consume_allocation(line.quantity)
        elif to == S.REFUSED:
            line.stockrecord.take_back(line.quantity)


def _move_money(order: Order, to: str) -> None:
    if to in {S.CANCELLED, S.REFUSED, S.EXPIRED}:
        close_payments(order=order)
    for payment in order.payments.all():
        if to == S.CONFIRMED and payment.provider == Order.PaymentMethod.VIETQR:
            complete_payment(payment=payment, via="vendor")
        if to == S.DELIVERED:
            complete_payment(payment=payment, via="delivery")


def expire_unpaid_orders() -> int:
    """Give the stock of unpaid orders back; an order moved meanwhile is left alone."""
    overdue = Order.objects.filter(status=S.PENDING, expires_at__lt=timezone.now())
    expired = 0
    for order in overdue.order_by("pk"):
        try:
            move_order(order=order, to=S.EXPIRED)
        except MoveRefused:
            continue
        expired += 1
    return expired
