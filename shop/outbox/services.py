"""Messages to people: written in the deed's own transaction, sent after it."""

import logging
from datetime import datetime, timedelta
from functools import partial

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django_tasks import task_backends

from .gateways import GatewayError, gateway_for
from .models import Message

logger = logging.getLogger(__name__)

MAX_ATTEMPTS = 5
FIRST_WAIT = timedelta(seconds=20)
AT_ONCE = 50


def send_message(
    *,
    channel: str,
    to: str,
    text: str,
    subject: str = "",
    about: models.Model | None = None,
    is_secret: bool = False,
    useless_after: datetime | None = None,
) -> Message:
    """Put one message into the outbox; it leaves when the transaction is done.

    `to` is an E.164 phone number or an e-mail address. A secret text (a code) goes
    first, is never logged and is blanked when it has been sent; it is not sent after
    `useless_after`, a code not after its five minutes.
    """
    message = Message.objects.create(
        channel=Message.Channel(channel),
        to=to,
        subject=" ".join(subject.split())[:200],
        text=text,
        about_type=about._meta.label_lower if about else "",
        about_id=str(about.pk) if about else "",
        is_secret=is_secret,
        useless_after=useless_after,
    )
    transaction.on_commit(partial(hand_over, message))
    return message


def hand_over(message: Message, *, after: timedelta | None = None) -> None:
    """Ask the queue to send it; codes before all else."""
    from .tasks import deliver

    errand = deliver.using(priority=AT_ONCE if message.is_secret else 0)
    if after is not None:
        errand = errand.using(run_after=timezone.now() + after)
    errand.enqueue(message.pk)


def deliver_message(*, message: Message) -> None:
    """One attempt; twice or by two workers without harm."""
    if message.is_stale:
        give_up(message, "too late: the code no longer works")
        return
    if not Message.objects.claim(message):
        return
    message.refresh_from_db()
    try:
        gateway_for(message.channel).send(message)
    except GatewayError as e:
        note_failure(message, str(e))
    else:
        note_success(message)


def note_success(message: Message) -> None:
    message.status = Message.Status.SENT
    message.sent_at = timezone.now()
    message.error = ""
    blank_secret(message)
    message.save(update_fields=["status", "sent_at", "error", "text"])


def note_failure(message: Message, error: str) -> None:
    """Later again, 20 s, 80 s, 5 min, 21 min; after five attempts never."""
    if message.attempts >= MAX_ATTEMPTS:
        give_up(message, error)
        return
    message.error = error[:500]
    message.save(update_fields=["error"])
    logger.warning("Message %s not sent yet: %s", message.pk, error)
    if task_backends["default"].supports_defer:
        hand_over(message, after=FIRST_WAIT * 4 ** (message.attempts - 1))


def give_up(message: Message, error: str) -> None:
    message.status = Message.Status.FAILED
    message.error = error[:500]
    blank_secret(message)
    message.save(update_fields=["status", "error", "text"])
    logger.error("Message %s was not sent: %s", message.pk, error)


def blank_secret(message: Message) -> None:
    if message.is_secret and not settings.DEMO:
        message.text = ""
