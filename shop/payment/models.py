from django.db import models
from django.utils.translation import gettext_lazy as _


class Payment(models.Model):
    """Money asked for one order. Amounts are whole VND."""

    class Status(models.TextChoices):
        ASKED = "asked", _("Asked")
        COMPLETED = "completed", _("Paid")
        CLOSED = "closed", _("Closed unpaid")

    order = models.ForeignKey(
        "order.Order", on_delete=models.PROTECT, related_name="payments"
    )
    provider = models.CharField(max_length=20)
    amount = models.PositiveBigIntegerField()
    status = models.CharField(
        max_length=10, choices=Status.choices, default=Status.ASKED
    )
    reference = models.CharField(max_length=40, db_index=True)
    asked_at = models.DateTimeField(auto_now_add=True)
    completed_at = models.DateTimeField(null=True)
    completed_via = models.CharField(max_length=20, blank=True)

    class Meta:
        verbose_name = _("payment")
        constraints = [
            models.UniqueConstraint(
                fields=["provider", "reference"], name="one_payment_per_reference"
            )
        ]

    def __str__(self):
        return f"{self.provider} {self.reference}"


from oscar.apps.payment.models import *  # noqa: E402, F403
