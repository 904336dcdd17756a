from django.db import models
from django.utils.translation import gettext_lazy as _

from shop.partner.offers import Offers, offers_of
from vendors.members.models import Vendor

OFFERS = ("product__stockrecords", "product__children__stockrecords")


class ListingQuerySet(models.QuerySet):
    def of_vendor(self, vendor):
        return self.filter(vendor=vendor)

    def in_reach(self, user):
        """Products of the shops that an officer looks after."""
        return self.filter(vendor__in=Vendor.objects.in_reach(user))

    def published(self):
        return self.filter(status=Listing.Status.PUBLISHED)

    def waiting(self):
        return self.filter(status=Listing.Status.IN_REVIEW)

    def without_note(self):
        """The Union has said nothing against them that is still open."""
        return self.filter(return_reason="", withdrawn_reason="")


class Listing(models.Model):
    """A vendor's offer of one product; name, price, stock and photos are Oscar's."""

    class Status(models.TextChoices):
        DRAFT = "draft", _("Draft")
        IN_REVIEW = "in_review", _("In review")
        PUBLISHED = "published", _("Published")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    vendor = models.ForeignKey(
        "members.Vendor", on_delete=models.PROTECT, related_name="listings"
    )
    product = models.OneToOneField(
        "catalogue.Product", on_delete=models.PROTECT, related_name="listing"
    )
    status = models.CharField(
        max_length=10, choices=Status.choices, default=Status.DRAFT, db_index=True
    )
    return_reason = models.TextField(blank=True)
    withdrawn_reason = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    submitted_at = models.DateTimeField(null=True)
    published_at = models.DateTimeField(null=True)

    objects = ListingQuerySet.as_manager()

    class Meta:
        verbose_name = _("listing")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["vendor", "-id"], name="listings_of_vendor"),
            models.Index(
                fields=["submitted_at"],
                name="listings_waiting",
                condition=models.Q(status="in_review"),
            ),
            models.Index(
                fields=["vendor", "-id"],
                name="listings_drafts",
                condition=models.Q(status="draft"),
            ),
        ]

    def __str__(self):
        return self.product.title

    @property
    def partner_id(self) -> int:
        return self.vendor.partner_id

    @property
    def offers(self) -> Offers:
        """What she sells of it; prefetch OFFERS where many are shown."""
        return offers_of(self.product)

    def lock_offers(self) -> Offers:
        """As they stand now, and nobody else changes them before our commit."""
        return offers_of(self.product, lock=True)

    @property
    def is_draft(self) -> bool:
        return self.status == self.Status.DRAFT

    @property
    def was_shown(self) -> bool:
        """Shoppers have seen it: orders may point at it, so it is never deleted."""
        return self.published_at is not None

    @property
    def needs_no_review(self) -> bool:
        """She sells already, and the Union has no open note on this one."""
        sells = self.vendor.is_approved and not self.first_of_vendor
        return sells and not self.has_note

    @property
    def has_note(self) -> bool:
        return bool(self.return_reason or self.withdrawn_reason)

    @property
    def first_of_vendor(self) -> bool:
        """Nothing of hers was ever published: this one is looked at with the shop."""
        siblings = Listing.objects.of_vendor(self.vendor)
        return not siblings.filter(published_at__isnull=False).exists()
