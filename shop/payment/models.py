from django.db import models
from django.utils.translation import gettext_lazy as _
from oscar.apps.payment import abstract_models as oscar

from shop.wide_money import wide_money


class Payment(models.Model):
    """Money asked for one order. Amounts are whole VND."""

    class Status(models.TextChoices):
        ASKED = "asked", _("Asked")
        COMPLETED = "completed", _("Paid")
        CLOSED = "closed", _("Closed unpaid")
        RETURNED = "returned", _("Came too late, given back")

    order = models.ForeignKey(
        "order.Order", on_delete=models.PROTECT, related_name="payments"
    )
    provider = models.CharField(max_length=20)
    amount = models.PositiveBigIntegerField()
    status = models.CharField(
        max_length=10, choices=Status.choices, default=Status.ASKED
    )
    reference = models.CharField(max_length=40, unique=True)
    payee_bin = models.CharField(max_length=6, blank=True)
    payee_account = models.CharField(max_length=19, blank=True)
    payee_holder = models.CharField(max_length=80, blank=True)
    asked_at = models.DateTimeField(auto_now_add=True)
    completed_at = models.DateTimeField(null=True)
    completed_via = models.CharField(max_length=20, blank=True)
    came_late_at = models.DateTimeField(null=True)
    returned_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("payment")

    def __str__(self):
        return f"{self.provider} {self.reference}"

    @property
    def partner_id(self) -> int:
        return self.order.partner_id


@wide_money
class Source(oscar.AbstractSource):
    pass


@wide_money
class Transaction(oscar.AbstractTransaction):
    pass


from oscar.apps.payment.models import *  # noqa: E402, F403
