from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from oscar.apps.partner.abstract_models import AbstractPartner, AbstractStockRecord

from shop.partner.stock import StockMixin


class PartnerQuerySet(models.QuerySet):
    def open(self):
        return self.filter(is_open=True)


class Partner(AbstractPartner):
    """All of a vendor that shoppers and checkout need."""

    slug = models.SlugField(max_length=128, unique=True)
    place = models.ForeignKey(
        "places.Place", null=True, on_delete=models.PROTECT, related_name="partners"
    )
    is_open = models.BooleanField(_("Open for orders"), default=False)

    bank_bin = models.CharField(_("Bank"), max_length=6, blank=True)
    bank_account = models.CharField(_("Account number"), max_length=19, blank=True)
    account_holder = models.CharField(_("Account holder"), max_length=80, blank=True)
    bank_shown_since = models.DateTimeField(null=True)

    rate_province = models.PositiveIntegerField(_("Her own province"), null=True)
    rate_region = models.PositiveIntegerField(_("The Mekong Delta"), null=True)
    rate_country = models.PositiveIntegerField(_("The whole country"), null=True)
    can_collect = models.BooleanField(_("Collect at the shop"), default=False)
    pickup_note = models.CharField(_("Pick-up point"), max_length=200, blank=True)

    objects = PartnerQuerySet.as_manager()

    class Meta(AbstractPartner.Meta):
        abstract = False

    @property
    def takes_transfers(self) -> bool:
        return bool(self.bank_account and self.bank_shown_since)


class StockRecordQuerySet(models.QuerySet):
    def of_product(self, product):
        """Its own, and those of its sizes."""
        return self.filter(Q(product=product) | Q(product__parent=product))

    def of_products(self, ids):
        return self.filter(Q(product__in=ids) | Q(product__parent__in=ids))

    def hold(self) -> None:
        """Nobody else changes them before our commit."""
        list(self.in_turn().values_list("pk"))

    def in_turn(self):
        """Locked, always in the same order, so that two who wait never wait crosswise.

        Order lines that point at a row may be written meanwhile (no_key).
        """
        return self.order_by("pk").select_for_update(no_key=True, of=("self",))


class StockRecord(StockMixin, AbstractStockRecord):
    partner = models.ForeignKey(
        Partner, on_delete=models.PROTECT, related_name="stockrecords"
    )
    num_in_stock = models.PositiveIntegerField(_("Number in stock"), default=0)
    num_allocated = models.PositiveIntegerField(_("Number allocated"), default=0)

    objects = StockRecordQuerySet.as_manager()

    class Meta(AbstractStockRecord.Meta):
        abstract = False
        constraints = [
            models.CheckConstraint(
                condition=Q(num_allocated__lte=F("num_in_stock")), name="no_oversell"
            ),
            models.CheckConstraint(
                condition=Q(num_allocated__gte=0, num_in_stock__gte=0),
                name="stock_never_negative",
            ),
        ]


from oscar.apps.partner.models import *  # noqa: E402, F403
