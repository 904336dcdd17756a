from django.contrib.auth.models import Group
from django.db import models
from django.db.models import Q


class RoleGroup(models.Model):
    """Which group stands behind a kind of role; found by this, not by its name."""

    class Kind(models.TextChoices):
        OFFICERS = "officers"
        ADMINISTRATORS = "administrators"
        FRONT = "front"
        EDITORS = "editors"
        APPROVERS = "approvers"

    group = models.OneToOneField(
        Group, on_delete=models.CASCADE, related_name="behind_role"
    )
    kind = models.CharField(max_length=16, choices=Kind.choices)
    place = models.ForeignKey(
        "places.Place", null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "place"], name="one_role_group_a_place"
            ),
            models.UniqueConstraint(
                fields=["kind"],
                condition=Q(place__isnull=True),
                name="one_role_group_without_place",
            ),
        ]

    def __str__(self):
        return self.group.name
