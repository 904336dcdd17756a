"""Messages to people: written in the deed's own transaction, sent after it."""

import logging
import traceback
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django_tasks import task_backends

from shop.clock import queue

from .gateways import GatewayError, gateway_for
from .models import Message

logger = logging.getLogger(__name__)

MAX_ATTEMPTS = 5
AT_ONCE = 50
# A message is swept when its own task should have sent it so long ago.
GRACE = timedelta(seconds=15)
MOST_AT_ONCE = 500


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
    hand_over(message)
    return message


def hand_over(message: Message) -> None:
    """Ask the queue to send it; codes before all else.

    Where the queue is a table the task is written in the same transaction: a server
    that dies at the commit leaves both or none.
    """
    from .tasks import deliver

    errand = deliver.using(priority=AT_ONCE if message.is_secret else 0)
    if task_backends["default"].supports_defer:
        errand.enqueue(message.pk)
    else:
        transaction.on_commit(partial(errand.enqueue, message.pk))


def sweep() -> int:
    """Hand over again what waits for its next try, or whose task has died.

    Not while the queue itself stands still: more tasks would not help it.
    """
    from .tasks import deliver

    since = queue.waiting_since(task=deliver)
    if since and timezone.now() - since > GRACE:
        return 0
    due = list(Message.objects.due(since=GRACE).order_by("next_try_at")[:MOST_AT_ONCE])
    for message in due:
        hand_over(message)
    return len(due)


def deliver_message(*, message: Message) -> None:
    """One attempt; twice or by two workers without harm."""
    if message.status != Message.Status.WAITING:
        return
    if message.is_stale:
        give_up(message, "too late: the code no longer works")
        return
    if message.attempts >= MAX_ATTEMPTS:
        give_up(message, "every attempt was cut off")
        return
    if not Message.objects.claim(message):
        return
    message.refresh_from_db()
    try:
        gateway_for(message.channel).send(message)
    except GatewayError as e:
        note_failure(message, str(e))
    except Exception as e:  # noqa: BLE001
        # Its words might hold the text, and that a code.
        where = traceback.extract_tb(e.__traceback__)[-1]
        place = f"{Path(where.filename).name}:{where.lineno}"
        note_failure(message, f"{type(e).__name__} at {place}")
    else:
        note_success(message)


def note_success(message: Message) -> None:
    message.status = Message.Status.SENT
    message.sent_at = timezone.now()
    message.error = ""
    blank_secret(message)
    message.save(update_fields=["status", "sent_at", "error", "text"])


def note_failure(message: Message, error: str) -> None:
    """The sweep takes it up again in time; after five attempts never."""
    if message.attempts >= MAX_ATTEMPTS:
        give_up(message, error)
        return
    message.error = error[:500]
    message.save(update_fields=["error"])
    logger.warning("Message %s not sent yet: %s", message.pk, error)


def give_up(message: Message, error: str) -> None:
    message.status = Message.Status.FAILED
    message.error = error[:500]
    blank_secret(message)
    message.save(update_fields=["status", "error", "text"])
    logger.error("Message %s was not sent: %s", message.pk, error)


def blank_secret(message: Message) -> None:
    if message.is_secret and not settings.DEMO:
        message.text = ""


def forget_old_messages() -> int:
    """Messages that have been sent or given up, as long ago as KEEP_DAYS says."""
    old = timezone.now() - timedelta(days=settings.KEEP_DAYS["messages"])
    ended = Message.objects.exclude(status=Message.Status.WAITING)
    return ended.filter(created_at__lt=old).delete()[0]
