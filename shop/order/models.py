from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from oscar.apps.address.abstract_models import AbstractShippingAddress
from oscar.apps.order import abstract_models as oscar

from shop.wide_money import wide_money


class OrderGroup(models.Model):
    """One checkout: what one buyer ordered at once, from one vendor or many."""

    number = models.CharField(max_length=12, unique=True)
    basket = models.OneToOneField(
        "basket.Basket", null=True, on_delete=models.SET_NULL, related_name="group"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="order_groups",
    )
    full_name = models.CharField(_("Full name"), max_length=120)
    phone = models.CharField(_("Phone"), max_length=16, db_index=True)
    email = models.EmailField(_("E-mail"), blank=True)
    language = models.CharField(max_length=2, default="vi")
    placed_at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        verbose_name = _("order group")

    def __str__(self):
        return self.number


class OrderQuerySet(models.QuerySet):
    def living(self):
        """What the buyer still gets, or has got."""
        return self.exclude(status__in=Order.ENDED)

    def of_partner(self, partner):
        return self.filter(partner=partner)

    def overdue(self):
        """Not paid, and the time to pay is over."""
        now = timezone.now()
        return self.filter(status=Order.Status.PENDING, expires_at__lt=now)


@wide_money
class Order(oscar.AbstractOrder):
    """One vendor's share of an order group."""

    class Status(models.TextChoices):
        PENDING = "pending", _("Waiting for the shop")
        CONFIRMED = "confirmed", _("Confirmed")
        PACKED = "packed", _("Packed")
        SHIPPED = "shipped", _("On its way")
        DELIVERED = "delivered", _("Delivered")
        CANCELLED = "cancelled", _("Cancelled")
        REFUSED = "refused", _("Refused at the door")
        EXPIRED = "expired", _("Expired")

    class PaymentMethod(models.TextChoices):
        CASH = "cash", _("Cash on delivery")
        VIETQR = "vietqr", _("Bank transfer by VietQR")

    ENDED = (Status.CANCELLED, Status.REFUSED, Status.EXPIRED)

    group = models.ForeignKey(
        OrderGroup, on_delete=models.PROTECT, related_name="orders"
    )
    partner = models.ForeignKey(
        "partner.Partner", on_delete=models.PROTECT, related_name="orders"
    )
    payment_method = models.CharField(
        _("Payment"), max_length=10, choices=PaymentMethod.choices
    )
    is_collected = models.BooleanField(_("Collect at the shop"), default=False)
    expires_at = models.DateTimeField(null=True, blank=True, db_index=True)
    pickup_note = models.CharField(_("Pick-up point"), max_length=200, blank=True)
    carrier = models.CharField(_("Carrier"), max_length=60, blank=True)
    tracking_code = models.CharField(_("Tracking code"), max_length=60, blank=True)
    reason = models.CharField(_("Reason"), max_length=300, blank=True)

    objects = OrderQuerySet.as_manager()

    class Meta(oscar.AbstractOrder.Meta):
        abstract = False
        indexes = [models.Index(fields=["partner", "status", "-id"])]

    def get_status_display(self) -> str:
        return str(self.Status(self.status).label)

    @property
    def is_living(self) -> bool:
        return self.status not in self.ENDED

    @property
    def payment_now(self):
        """The one that counts: what was paid, else what is asked, else the last."""
        payments = sorted(self.payments.all(), key=lambda payment: payment.pk)
        for status in ("completed", "asked"):
            for payment in reversed(payments):
                if payment.status == status:
                    return payment
        return payments[-1] if payments else None

    @property
    def is_paid(self) -> bool:
        return any(p.status == "completed" for p in self.payments.all())


@wide_money
class Line(oscar.AbstractLine):
    """What was ordered stays: goods are withdrawn, shops closed, never deleted."""

    partner = models.ForeignKey(
        "partner.Partner",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="order_lines",
    )
    stockrecord = models.ForeignKey(
        "partner.StockRecord", null=True, blank=True, on_delete=models.PROTECT
    )
    product = models.ForeignKey(
        "catalogue.Product", null=True, blank=True, on_delete=models.PROTECT
    )


@wide_money
class LinePrice(oscar.AbstractLinePrice):
    pass


@wide_money
class PaymentEvent(oscar.AbstractPaymentEvent):
    pass


@wide_money
class OrderDiscount(oscar.AbstractOrderDiscount):
    pass


@wide_money
class OrderLineDiscount(oscar.AbstractOrderLineDiscount):
    pass


@wide_money
class Surcharge(oscar.AbstractSurcharge):
    pass


class ShippingAddress(AbstractShippingAddress):
    commune = models.ForeignKey(
        "places.Place", null=True, blank=True, on_delete=models.PROTECT
    )


from oscar.apps.order.models import *  # noqa: E402, F403
