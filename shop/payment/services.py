from enum import Enum

from django.db import transaction
from django.utils import timezone

from shop.journal.by import By
from shop.journal.services import record

from .models import Payment
from .providers import provider_of
from .signals import payment_came_late, payment_completed

S = Payment.Status


class Completion(Enum):
    """What a report of money came to."""

    NEW = "newly paid"
    BEFORE = "paid before"
    CLOSED = "closed"


def ask_payment(*, order, by: By) -> Payment:
    """Ask the buyer of `order` for its total; who is to get it is copied."""
    payment = Payment.objects.create(
        order=order,
        provider=order.payment_method,
        amount=int(order.total_incl_tax),
        reference=reference_for(order),
        **provider_of(order.payment_method).payee_of(order.partner),
    )
    record(by=by, verb="payment.asked", obj=payment, amount=payment.amount)
    return payment


def reference_for(order) -> str:
    """The order's number, then CE…-1-2, CE…-1-3: no two payments share one."""
    asked = Payment.objects.filter(order=order).count()
    return f"{order.number}-{asked + 1}" if asked else order.number


@transaction.atomic
def complete_payment(*, payment: Payment, via: str, by: By) -> Completion:
    """The one path by which money arrives.

    `via` is who told us: "vendor", "delivery", "webhook", "return" or "reconciler".
    Where nobody waits for it any more, that it came is noted and told, for the seller
    to decide (take_late, give_back).
    """
    asked = Payment.objects.filter(pk=payment.pk, status=S.ASKED)
    done = {"status": S.COMPLETED, "completed_at": timezone.now(), "completed_via": via}
    moved = asked.update(**done)
    payment.refresh_from_db()
    if not moved:
        return _not_waited_for(payment, via, by)
    record(by=by, verb="payment.completed", obj=payment, told_by=via)
    payment_completed.send(sender=Payment, payment=payment, by=by)
    return Completion.NEW


def _not_waited_for(payment: Payment, via: str, by: By) -> Completion:
    if payment.status == S.COMPLETED:
        return Completion.BEFORE
    closed = Payment.objects.filter(
        pk=payment.pk, status=S.CLOSED, came_late_at__isnull=True
    )
    if closed.update(came_late_at=timezone.now()):
        payment.refresh_from_db()
        record(by=by, verb="payment.came_late", obj=payment, told_by=via)
        payment_came_late.send(sender=Payment, payment=payment, by=by)
    return Completion.CLOSED


@transaction.atomic
def take_late(*, payment: Payment, by: By) -> bool:
    """The money of a closed payment is there and kept; False where that is decided."""
    return _decide(
        payment, by, "payment.taken_late", S.COMPLETED,
        completed_at=timezone.now(), completed_via="late",
    )  # fmt: skip


@transaction.atomic
def give_back(*, payment: Payment, by: By) -> bool:
    """The seller has sent late money back; False where it is decided already."""
    now = timezone.now()
    return _decide(payment, by, "payment.given_back", S.RETURNED, returned_at=now)


def _decide(payment: Payment, by: By, verb: str, status: str, **changes) -> bool:
    closed = Payment.objects.filter(pk=payment.pk, status=S.CLOSED)
    if not closed.update(status=status, **changes):
        return False
    payment.refresh_from_db()
    record(by=by, verb=verb, obj=payment, amount=payment.amount)
    return True


@transaction.atomic
def close_payments(*, order, by: By) -> int:
    """The order came to nothing: nobody waits for its money any more."""
    waiting = Payment.objects.filter(order=order, status=S.ASKED)
    closing = list(waiting.select_for_update())
    for payment in closing:
        record(by=by, verb="payment.closed", obj=payment)
    keys = [payment.pk for payment in closing]
    waiting.filter(pk__in=keys).update(status=S.CLOSED)
    return len(closing)
