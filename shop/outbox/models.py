from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class MessageQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(status=Message.Status.WAITING)

    def claim(self, message: "Message") -> bool:
        """Count one attempt; False where another worker was quicker."""
        mine = self.waiting().filter(pk=message.pk, attempts=message.attempts)
        return bool(mine.update(attempts=F("attempts") + 1))


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
    error = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.channel} {self.to}"

    @property
    def is_stale(self) -> bool:
        """A code or a link that no longer works is worse than none."""
        if self.useless_after:
            return timezone.now() > self.useless_after
        lifetime = timedelta(seconds=settings.SIGN_IN_CODE_SECONDS)
        return self.is_secret and timezone.now() - self.created_at > lifetime
