from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .links import label_of


class ChannelLinkQuerySet(models.QuerySet):
    def public(self):
        """Of open shops, for the whole shop or for a product on sale."""
        return self.filter(
            Q(listing=None) | Q(listing__product__is_public=True),
            vendor__partner__is_open=True,
        )


class ChannelLink(models.Model):
    """Where a vendor, or one of her products, also sells."""

    class Kind(models.TextChoices):
        PRODUCT = "product", _("Product")
        SHOP = "shop", _("Shop")
        SHORT = "short", _("Short link")

    vendor = models.ForeignKey(
        "members.Vendor", on_delete=models.PROTECT, related_name="channel_links"
    )
    listing = models.ForeignKey(
        "listings.Listing",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="channel_links",
    )
    platform = models.CharField(max_length=20)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    url = models.URLField(max_length=500)
    clicks = models.PositiveBigIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ChannelLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("channel link")
        constraints = [
            models.UniqueConstraint(
                fields=["vendor", "platform"],
                condition=Q(listing__isnull=True),
                name="one_shop_link_per_platform",
            ),
            models.UniqueConstraint(
                fields=["listing", "platform"],
                condition=Q(listing__isnull=False),
                name="one_product_link_per_platform",
            ),
        ]

    def __str__(self):
        return self.url

    @property
    def partner_id(self) -> int:
        return self.vendor.partner_id

    @property
    def platform_name(self) -> str:
        return label_of(self.platform)
