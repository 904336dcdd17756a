from enum import Enum

from django.db import transaction
from django.utils import timezone

from shop.journal.by import By
from shop.journal.services import record

from .models import Payment
from .signals import payment_completed


class Completion(Enum):
    """What a report of money came to."""

    NEW = "newly paid"
    BEFORE = "paid before"
    CLOSED = "closed"


def ask_payment(*, order, by: By) -> Payment:
    """Ask the buyer of `order` for its total; the order number is the reference."""
    payment = Payment.objects.create(
        order=order,
        provider=order.payment_method,
        amount=int(order.total_incl_tax),
        reference=order.number,
    )
    record(by=by, verb="payment.asked", obj=payment, amount=payment.amount)
    return payment


@transaction.atomic
def complete_payment(*, payment: Payment, via: str, by: By) -> Completion:
    """The one path by which money arrives.

    `via` is who told us: "vendor", "delivery", "webhook", "return" or "reconciler".
    Nothing changes where the money had arrived before or nobody waits for it any more.
    """
    moved = Payment.objects.filter(pk=payment.pk, status=Payment.Status.ASKED).update(
        status=Payment.Status.COMPLETED, completed_at=timezone.now(), completed_via=via
    )
    payment.refresh_from_db()
    if not moved:
        paid = payment.status == Payment.Status.COMPLETED
        return Completion.BEFORE if paid else Completion.CLOSED
    record(by=by, verb="payment.completed", obj=payment, told_by=via)
    payment_completed.send(sender=Payment, payment=payment, by=by)
    return Completion.NEW


@transaction.atomic
def close_payments(*, order, by: By) -> int:
    """The order came to nothing: nobody waits for its money any more."""
    waiting = Payment.objects.filter(order=order, status=Payment.Status.ASKED)
    closing = list(waiting.select_for_update())
    for payment in closing:
        record(by=by, verb="payment.closed", obj=payment)
    waiting.filter(pk__in=[payment.pk for payment in closing]).update(
        status=Payment.Status.CLOSED
    )
    return len(closing)
