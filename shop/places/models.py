from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from . import names


class PlaceQuerySet(models.QuerySet):
    def provinces(self):
        return self.filter(level=Place.Level.PROVINCE)

    def communes(self):
        return self.filter(level=Place.Level.COMMUNE)

    def today(self):
        return self.on(timezone.localdate())

    def on(self, day):
        still = Q(valid_to__isnull=True) | Q(valid_to__gt=day)
        return self.filter(still, valid_from__lte=day)

    def search(self, text):
        """Places with this text in their name or an old one, exact marks first."""
        asked = names.parse(text)
        if not asked.head:
            return self.none()
        old = OldName.objects.filter(names.within(asked))
        found = names.within(asked) | Q(pk__in=old.values("successors"))
        ranked = self.annotate(rank=names.rank(asked)).filter(found)
        return ranked.order_by("rank", "folded", "pk")

    def named(self, text):
        """Places with exactly this name; written with marks, only with these."""
        return names.prefer_marks(self.filter(names.equal(text)), text)

    def successors_of(self, text):
        """What became of a province, district or commune of former times."""
        old = names.prefer_marks(OldName.objects.filter(names.equal(text)), text)
        found = self.filter(pk__in=old.values("successors"))
        return found.order_by("-level", "folded", "pk")


class Place(models.Model):
    """A province or a commune, with its official (GSO) code and validity."""

    class Level(models.TextChoices):
        PROVINCE = "province", _("province or city")
        COMMUNE = "commune", _("commune or ward")

    class Region(models.TextChoices):
        MEKONG = "mekong", _("Mekong Delta")
        OTHER = "other", _("rest of Vietnam")

    level = models.CharField(max_length=8, choices=Level.choices)
    code = models.CharField(max_length=5)
    kind = models.CharField(max_length=20)
    name = models.CharField(max_length=80)
    slug = models.SlugField(max_length=100)
    parent = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="children"
    )
    region = models.CharField(max_length=8, choices=Region.choices)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    merged_into = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="absorbed"
    )
    folded = models.CharField(max_length=400, editable=False)

    objects = PlaceQuerySet.as_manager()

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        ordering = ["folded"]
        constraints = [
            models.UniqueConstraint(fields=["level", "code"], name="one_place_a_code"),
            models.UniqueConstraint(
                fields=["slug"],
                condition=Q(level="province", valid_to=None),
                name="one_province_a_slug",
            ),
            models.UniqueConstraint(
                fields=["parent", "slug"],
                condition=Q(valid_to=None),
                name="one_commune_a_slug_in_its_province",
            ),
        ]

    def __str__(self):
        return self.long_name

    @property
    def full_name(self) -> str:
        """With its kind: "Phường Ninh Kiều"."""
        return names.full_name(self.kind, self.name)

    @property
    def long_name(self) -> str:
        """With its province: "Phường Ninh Kiều, Thành phố Cần Thơ"."""
        if self.parent_id is None:
            return self.full_name
        return f"{self.full_name}, {self.parent.full_name}"

    @property
    def province(self) -> "Place":
        return self.parent or self


class OldName(models.Model):
    """What a place was called before, and the places that it lies in today."""

    class Level(models.TextChoices):
        PROVINCE = "province", _("province or city")
        DISTRICT = "district", _("district")
        COMMUNE = "commune", _("commune or ward")

    level = models.CharField(max_length=8, choices=Level.choices)
    name = models.CharField(max_length=80)
    full_name = models.CharField(max_length=100)
    parent_name = models.CharField(max_length=200, blank=True)
    folded = models.CharField(max_length=500, editable=False)
    successors = models.ManyToManyField(Place, related_name="old_names")

    class Meta:
        verbose_name = _("old name")
        verbose_name_plural = _("old names")
        constraints = [
            models.UniqueConstraint(
                fields=["level", "full_name", "parent_name"], name="one_old_name"
            )
        ]

    def __str__(self):
        return ", ".join(filter(None, [self.full_name, self.parent_name]))
