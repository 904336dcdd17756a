from django.db import transaction
from django.utils import timezone

from .models import Payment
from .signals import payment_completed


def ask_payment(*, order) -> Payment:
    """Ask the buyer of `order` for its total; the order number is the reference."""
    return Payment.objects.create(
        order=order,
        provider=order.payment_method,
        amount=int(order.total_incl_tax),
        reference=order.number,
    )


@transaction.atomic
def complete_payment(*, payment: Payment, via: str) -> bool:
    """The one path by which money arrives; False where it had arrived before.

    `via` is who told us: "vendor", "delivery", "webhook", "return" or "reconciler".
    """
    moved = Payment.objects.filter(pk=payment.pk, status=Payment.Status.ASKED).update(
        status=Payment.Status.COMPLETED, completed_at=timezone.now(), completed_via=via
    )
    if not moved:
        return False
    payment.refresh_from_db()
    payment_completed.send(sender=Payment, payment=payment)
    return True


def close_payments(*, order) -> int:
    """The order came to nothing: nobody waits for its money any more."""
    waiting = Payment.objects.filter(order=order, status=Payment.Status.ASKED)
    return waiting.update(status=Payment.Status.CLOSED)
