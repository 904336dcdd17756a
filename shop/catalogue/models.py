from django.db import models
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from oscar.apps.catalogue.abstract_models import (
    AbstractCategory,
    AbstractProduct,
    AbstractProductCategory,
    AbstractProductImage,
)

from shop.photos.models import CleanPictureField


class Category(AbstractCategory):
    name_en = models.CharField(_("Name in English"), max_length=255, blank=True)

    class Meta(AbstractCategory.Meta):
        abstract = False
        constraints = [
            models.UniqueConstraint(
                fields=["slug"],
                name="one_kind_per_address",
                violation_error_message=_("Another kind has this address already."),
            )
        ]

    def generate_slug(self) -> str:
        """The name as an address that no other kind has."""
        base = super().generate_slug() or "loai"
        taken = set(Category.objects.exclude(pk=self.pk).values_list("slug", flat=True))
        numbered = (f"{base}-{number}" for number in range(2, len(taken) + 3))
        return next(slug for slug in [base, *numbered] if slug not in taken)

    @property
    def label(self) -> str:
        """The name in the language of the page."""
        return (get_language() == "en" and self.name_en) or self.name

    def get_absolute_url(self):
        """Empty for one that is still being filled in."""
        if not self.slug:
            return ""
        return reverse("catalogue:category", kwargs={"slug": self.slug})

    def _get_absolute_url(self, parent_slug=None):
        return self.get_absolute_url()


class ProductCategory(AbstractProductCategory):
    """A kind with goods stays: its page and its goods would lose each other."""

    category = models.ForeignKey("catalogue.Category", on_delete=models.PROTECT)


class Product(AbstractProduct):
    unit = models.CharField(_("Sold by"), max_length=40, blank=True)

    def get_absolute_url(self):
        return reverse(
            "catalogue:detail", kwargs={"product_slug": self.slug, "pk": self.pk}
        )


class ProductImage(AbstractProductImage):
    original = CleanPictureField(
        _("Original"),
        upload_to="photos/%Y/%m/",
        max_length=255,
        min_side=500,
        width_field="width",
        height_field="height",
        ready_field="sizes_ready",
    )
    width = models.PositiveIntegerField(default=0, editable=False)
    height = models.PositiveIntegerField(default=0, editable=False)
    sizes_ready = models.BooleanField(default=False, editable=False)


from oscar.apps.catalogue.models import *  # noqa: E402, F403
