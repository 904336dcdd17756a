from datetime import datetime, timedelta
from functools import partial

from django.db import transaction
from django_tasks import task_backends

from shop.journal.by import BY_CLOCK, By
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


def may_move(order: Order, to: str) -> bool:
    """Whether `to` is a step from where the order is now."""
    if order.status == S.PACKED and to in {S.SHIPPED, S.DELIVERED}:
        return order.is_collected == (to == S.DELIVERED)
    return to in MOVES.get(order.status, ())


@transaction.atomic
def move_order(*, order: Order, to: str, by: By, reason: str = "", **details) -> Order:
    """Take an order one step on; stock, payment, journal and messages follow.

    `details` may set carrier and tracking_code. Raises MoveRefused where the order
    has moved meanwhile, ReasonMissing where the buyer must be told why.
    """
    if to in NEEDS_REASON and not reason.strip():
        raise ReasonMissing(to)
    old = order.status
    if not may_move(order, to):
        raise MoveRefused(order, to)
    changes = details | {"status": to, "reason": reason, "expires_at": None}
    if not Order.objects.filter(pk=order.pk, status=old).update(**changes):
        raise MoveRefused(order, to)
    order.refresh_from_db()
    order.status_changes.create(old_status=old, new_status=to)
    _move_stock(order, old, to, by)
    _move_money(order, to, by)
    record(by=by, verb=f"order.{to}", obj=order, old=old, reason=reason)
    order_moved.send(sender=Order, order=order, old=old, new=to, by=by)
    return order


def _move_stock(order: Order, old: str, to: str, by: By) -> None:
    lines = order.lines.select_related("stockrecord").order_by("stockrecord_id")
    for line in lines:
        if line.stockrecord is None:
            continue
        if to in GIVES_STOCK_BACK:
            line.stockrecord.cancel_allocation(line.quantity, by=by)
        elif to == S.SHIPPED or (to == S.DELIVERED and old == S.PACKED):
            line.stockrecord.consume_allocation(line.quantity, by=by)
        elif to == S.REFUSED:
            line.stockrecord.take_back(line.quantity, by=by)


def _move_money(order: Order, to: str, by: By) -> None:
    if to in {S.CANCELLED, S.REFUSED, S.EXPIRED}:
        close_payments(order=order, by=by)
    for payment in order.payments.all():
        if to == S.CONFIRMED and payment.provider == Order.PaymentMethod.VIETQR:
            complete_payment(payment=payment, via="vendor", by=by)
        if to == S.DELIVERED:
            complete_payment(payment=payment, via="delivery", by=by)


def expire_unpaid_orders(*, by: By = BY_CLOCK) -> int:
    """Give the stock of all unpaid orders back; the reconciler of `expire_later`."""
    overdue = Order.objects.overdue().order_by("pk")
    return sum([expire_order(order=order, by=by) for order in overdue])


def expire_order(*, order: Order, by: By = BY_CLOCK) -> bool:
    """Close one order whose time to pay is over; False where that is not so."""
    if not Order.objects.overdue().filter(pk=order.pk).exists():
        return False
    try:
        move_order(order=order, to=S.EXPIRED, by=by)
    except MoveRefused:
        return False
    return True


def expire_later(*, order: Order) -> None:
    """Wake a task when the time to pay is over."""
    if order.expires_at and task_backends["default"].supports_defer:
        wake = order.expires_at + timedelta(minutes=1)
        transaction.on_commit(partial(_enqueue_expiry, order.pk, wake))


def _enqueue_expiry(order_id: int, wake: datetime) -> None:
    from .tasks import expire

    expire.using(run_after=wake).enqueue(order_id)
