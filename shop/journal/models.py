from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .by import Via


class Unchangeable(Exception):
    """The journal is only ever added to."""


class EntryQuerySet(models.QuerySet):
    def in_shop(self, partner: int):
        """All that was done with a shop, its goods and its orders."""
        return self.filter(partner=partner)

    def about(self, obj: models.Model):
        return self.filter(object_type=obj._meta.label_lower, object_id=str(obj.pk))

    def update(self, **kwargs):
        raise Unchangeable

    def delete(self):
        raise Unchangeable


class Entry(models.Model):
    """One deed: who did what to which thing, for whom. Never changed or deleted."""

    at = models.DateTimeField(auto_now_add=True, db_index=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.PROTECT,
        related_name="deeds",
    )
    on_behalf_of = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.PROTECT,
        related_name="deeds_for_me",
    )
    partner = models.ForeignKey(
        "partner.Partner",
        null=True,
        on_delete=models.PROTECT,
        related_name="deeds",
        db_index=False,
    )
    via = models.CharField(max_length=8, choices=Via.choices, default=Via.PAGE)
    verb = models.CharField(max_length=60)
    object_type = models.CharField(max_length=60)
    object_id = models.CharField(max_length=40)
    object_label = models.CharField(max_length=200, blank=True)
    data = models.JSONField(default=dict)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("journal entry")
        verbose_name_plural = _("journal entries")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["object_type", "object_id"]),
            models.Index(fields=["partner", "-id"], name="deeds_in_a_shop"),
        ]

    def __str__(self):
        return f"{self.verb} {self.object_label}"

    def save(self, **kwargs):
        if not self._state.adding:
            raise Unchangeable
        super().save(**kwargs)

    def delete(self, **kwargs):
        raise Unchangeable
