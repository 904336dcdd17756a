from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Min, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

FIRST_WAIT = timedelta(seconds=20)
LONGEST_WAIT = timedelta(hours=6)


def wait_after(attempts: int) -> timedelta:
    """20 s, 80 s, 5 min, 21 min: longer than a gateway may take to answer."""
    return min(FIRST_WAIT * 4 ** min(attempts - 1, 9), LONGEST_WAIT)


class MessageQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(status=Message.Status.WAITING)

    def due(self, *, since: timedelta = timedelta()):
        """Waiting messages whose next try should have been `since` ago, or earlier."""
        return self.waiting().filter(next_try_at__lte=timezone.now() - since)

    def claim(self, message: "Message") -> bool:
        """Count one attempt; False where another worker has it in hand.

        Should the worker die with it, its next try is due by itself.
        """
        attempts = message.attempts + 1
        mine = self.due().filter(pk=message.pk, attempts=message.attempts)
        next_try_at = timezone.now() + wait_after(attempts)
        return bool(mine.update(attempts=attempts, next_try_at=next_try_at))

    def waiting_since(self) -> datetime | None:
        """Since when the oldest message that is due has been due."""
        return self.due().aggregate(oldest=Min("next_try_at"))["oldest"]


class Message(models.Model):
    """One message to one person, kept until a gateway has taken it."""

    class Channel(models.TextChoices):
        SMS = "sms", _("SMS")
        EMAIL = "email", _("E-mail")

    class Status(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        SENT = "sent", _("Sent")
        FAILED = "failed", _("Failed")

    channel = models.CharField(max_length=8, choices=Channel.choices)
    to = models.CharField(max_length=254, db_index=True)
    subject = models.CharField(max_length=200, blank=True)
    text = models.TextField()
    is_secret = models.BooleanField(default=False)
    useless_after = models.DateTimeField(null=True)
    about_type = models.CharField(max_length=60, blank=True)
    about_id = models.CharField(max_length=40, blank=True)
    status = models.CharField(
        max_length=8, choices=Status.choices, default=Status.WAITING
    )
    attempts = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(default=timezone.now)
    error = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        ordering = ["-pk"]
        indexes = [
            models.Index(
                fields=["next_try_at"],
                condition=Q(status="waiting"),
                name="outbox_message_waiting",
            ),
            models.Index(fields=["status", "created_at"]),
        ]

    def __str__(self):
        return f"{self.channel} {self.to}"

    @property
    def is_stale(self) -> bool:
        """A code or a link that no longer works is worse than none."""
        if self.useless_after:
            return timezone.now() > self.useless_after
        lifetime = timedelta(seconds=settings.SIGN_IN_CODE_SECONDS)
        return self.is_secret and timezone.now() - self.created_at > lifetime
