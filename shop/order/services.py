import logging
from datetime import datetime, timedelta
from functools import partial

from django.db import transaction
from django_tasks import task_backends

from shop.clock.exceptions import NotEverything
from shop.journal.by import BY_CLOCK, By
from shop.journal.services import record
from shop.payment.models import Payment
from shop.payment.providers import provider_of
from shop.payment.services import (
    ask_payment,
    close_payments,
    complete_payment,
    give_back,
    take_late,
)

from .exceptions import MoveRefused, ReasonMissing
from .models import Order
from .signals import late_money_returned, order_moved

logger = logging.getLogger(__name__)

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


@transaction.atomic
def pay_in_cash(*, order: Order, by: By) -> Order:
    """The buyer pays at the door instead of by transfer; a new payment is asked."""
    waiting = Order.objects.filter(pk=order.pk, status=S.PENDING)
    unpaid = waiting.filter(payment_method=Order.PaymentMethod.VIETQR)
    cash = Order.PaymentMethod.CASH
    if not unpaid.update(payment_method=cash, expires_at=None):
        raise MoveRefused(order, cash)
    order.refresh_from_db()
    close_payments(order=order, by=by)
    ask_payment(order=order, by=by)
    record(by=by, verb="order.cash", obj=order)
    return order


@transaction.atomic
def take_late_money(*, order: Order, payment: Payment, by: By) -> Order:
    """Money came after the order had expired: revive it while the goods are there.

    Raises OutOfStock where they are sold, MoveRefused where it did not expire or the
    money is decided on already; then nothing changes.
    """
    expired = Order.objects.filter(pk=order.pk, status=S.EXPIRED)
    if not expired.update(status=S.CONFIRMED, reason="", expires_at=None):
        raise MoveRefused(order, S.CONFIRMED)
    if not take_late(payment=payment, by=by):
        raise MoveRefused(order, S.CONFIRMED)
    order.refresh_from_db()
    order.status_changes.create(old_status=S.EXPIRED, new_status=S.CONFIRMED)
    for line in order.lines.select_related("stockrecord").order_by("stockrecord_id"):
        if line.stockrecord is None:
            raise MoveRefused(order, S.CONFIRMED)
        line.stockrecord.allocate(line.quantity, by=by)
    record(by=by, verb="order.revived", obj=order)
    order_moved.send(sender=Order, order=order, old=S.EXPIRED, new=S.CONFIRMED, by=by)
    return order


@transaction.atomic
def give_late_money_back(*, order: Order, payment: Payment, by: By) -> None:
    """The seller has sent it back; both sides are told. The order stays closed."""
    if order.is_living or not give_back(payment=payment, by=by):
        raise MoveRefused(order, "returned")
    record(by=by, verb="order.money_given_back", obj=order, amount=payment.amount)
    late_money_returned.send(sender=Order, order=order, payment=payment, by=by)


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
        if to == S.CONFIRMED and provider_of(payment.provider).is_prepaid:
            complete_payment(payment=payment, via="vendor", by=by)
        if to == S.DELIVERED:
            complete_payment(payment=payment, via="delivery", by=by)


def expire_unpaid_orders(*, by: By = BY_CLOCK) -> int:
    """Give the stock of all unpaid orders back; the reconciler of `expire_later`.

    Raises NotEverything at the end where an order could not be closed.
    """
    closed, broken = 0, []
    for order in Order.objects.overdue().order_by("pk"):
        try:
            closed += expire_order(order=order, by=by)
        except Exception:
            logger.exception("Order %s could not expire", order.number)
            broken.append(order.number)
    if broken:
        raise NotEverything(f"{len(broken)} orders, {broken[0]} first")
    return closed


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
