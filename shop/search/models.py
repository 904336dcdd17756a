from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

SEARCH_COLUMNS = (
    "exact_title",
    "exact_rest",
    "folded_title",
    "folded_rest",
    "exact_title_vector",
    "exact_vector",
    "folded_title_vector",
    "folded_vector",
)
GRID_COLUMNS = (
    "product_id",
    "title",
    "slug",
    "price",
    "unit",
    "picture",
    "picture_width",
    "picture_height",
    "picture_ready",
    "shop_name",
    "shop_slug",
    "place_name",
    "available",
)


class ProductCardQuerySet(models.QuerySet):
    def for_grid(self):
        """Rows as dicts with just what a grid shows of each card."""
        return self.values(*GRID_COLUMNS)

    def forget(self, product_ids) -> None:
        """Always in the same order, as cards are written."""
        gone = self.filter(pk__in=product_ids).order_by("pk").select_for_update()
        gone_ids = list(gone.values_list("pk", flat=True))
        if gone_ids:
            self.filter(pk__in=gone_ids).delete()


class ProductCardManager(
    models.Manager.from_queryset(ProductCardQuerySet)  # type: ignore[misc]
):
    def get_queryset(self):
        """Without the columns that only search looks at; they are most of a row."""
        return super().get_queryset().defer(*SEARCH_COLUMNS)


class ProductCard(models.Model):
    """One row per public product: all that a grid or a search shows of it.

    Search looks at four texts: as written and folded, the title apart from the rest.
    PostgreSQL turns them into vectors and keeps these alone, by a trigger (see index).
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
    exact_title_vector = SearchVectorField(null=True, editable=False)
    exact_vector = SearchVectorField(null=True, editable=False)
    folded_title_vector = SearchVectorField(null=True, editable=False)
    folded_vector = SearchVectorField(null=True, editable=False)

    objects = ProductCardManager()

    class Meta:
        indexes = [
            models.Index(fields=["kind", "-product"], name="card_of_kind"),
            models.Index(fields=["group", "-product"], name="card_of_group"),
            models.Index(fields=["partner", "-product"], name="card_of_partner"),
            GinIndex(fields=["exact_title_vector"], name="card_exact_title"),
            GinIndex(fields=["exact_vector"], name="card_exact"),
            GinIndex(fields=["folded_title_vector"], name="card_folded_title"),
            GinIndex(fields=["folded_vector"], name="card_folded"),
        ]

    def __str__(self):
        return self.title
