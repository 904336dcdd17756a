from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models


class ProductCard(models.Model):
    """One row per public product: all that a grid or a search shows of it.

    The four text columns are what search looks at: as written and folded, the title
    apart from the rest. The vectors are PostgreSQL's, kept by a trigger (see index).
    """

    product = models.OneToOneField(
        "catalogue.Product",
        primary_key=True,
        on_delete=models.CASCADE,
        related_name="card",
    )
    title = models.CharField(max_length=255)
    slug = models.CharField(max_length=255)
    price = models.PositiveBigIntegerField()
    unit = models.CharField(max_length=40, blank=True)
    picture = models.CharField(max_length=255, blank=True)
    picture_width = models.PositiveIntegerField(default=0)
    picture_height = models.PositiveIntegerField(default=0)
    picture_ready = models.BooleanField(default=False)
    partner = models.ForeignKey(
        "partner.Partner", on_delete=models.CASCADE, db_index=False
    )
    shop_name = models.CharField(max_length=128)
    shop_slug = models.CharField(max_length=128)
    place_name = models.CharField(max_length=200, blank=True)
    province = models.ForeignKey(
        "places.Place", null=True, on_delete=models.CASCADE, related_name="+"
    )
    kind = models.ForeignKey(
        "catalogue.Category",
        on_delete=models.CASCADE,
        related_name="+",
        db_index=False,
    )
    group = models.ForeignKey(
        "catalogue.Category",
        on_delete=models.CASCADE,
        related_name="+",
        db_index=False,
    )
    available = models.BooleanField(default=True)
    published_at = models.DateTimeField()
    exact_title = models.TextField(blank=True)
    exact_rest = models.TextField(blank=True)
    folded_title = models.TextField(blank=True)
    folded_rest = models.TextField(blank=True)
    exact_vector = SearchVectorField(null=True, editable=False)
    folded_vector = SearchVectorField(null=True, editable=False)

    class Meta:
        indexes = [
            models.Index(fields=["kind", "-product"], name="card_of_kind"),
            models.Index(fields=["group", "-product"], name="card_of_group"),
            models.Index(fields=["partner", "-product"], name="card_of_partner"),
            GinIndex(fields=["exact_vector"], name="card_exact"),
            GinIndex(fields=["folded_vector"], name="card_folded"),
        ]

    def __str__(self):
        return self.title
