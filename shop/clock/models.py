from datetime import datetime

from django.db import models
from django.db.models import Max, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .registry import Job


class JobRunQuerySet(models.QuerySet):
    def claim(self, job: Job, *, now: datetime, early: bool = False) -> bool:
        """Take the job for this clock; False where it isn't due or another has it."""
        free = self.filter(name=job.name).filter(
            Q(locked_until=None) | Q(locked_until__lte=now)
        )
        if not early:
            free = free.filter(Q(started_at=None) | Q(started_at__lte=now - job.every))
        return bool(free.update(started_at=now, locked_until=now + job.lock))

    def last_start(self) -> datetime | None:
        return self.aggregate(last=Max("started_at"))["last"]


class JobRun(models.Model):
    """When a job of the clock last ran, and what came of it."""

    name = models.CharField(max_length=60, primary_key=True)
    started_at = models.DateTimeField(null=True)
    locked_until = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    result = models.CharField(max_length=200, blank=True)
    error = models.CharField(max_length=200, blank=True)

    objects = JobRunQuerySet.as_manager()

    class Meta:
        verbose_name = _("job of the clock")
        verbose_name_plural = _("jobs of the clock")

    def __str__(self):
        return self.name

    def note(self, *, result: object = None, error: str = "") -> None:
        """Let go of a job that this clock has run."""
        mine = JobRun.objects.filter(name=self.name)
        changes: dict = {"locked_until": None, "error": error[:200]}
        if not error:
            text = "" if result is None else str(result)
            changes |= {"done_at": timezone.now(), "result": text[:200]}
        mine.update(**changes)
