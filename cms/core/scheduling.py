"""Pages go live and end at their hour. One that can't does not stop the others."""

import logging

from django.apps import apps
from django.db import transaction
from django.utils import timezone
from wagtail.models import DraftStateMixin, Page, Revision

from shop.clock.exceptions import NotEverything

logger = logging.getLogger(__name__)


def publish_scheduled() -> int:
    """What Wagtail's command of this name does, each page in its own try.

    Raises NotEverything at the end where one could not be published or ended.
    """
    done = [end(each) for each in expired()] + [publish(each) for each in waiting()]
    if not all(done):
        raise NotEverything(f"{done.count(False)} of {len(done)}")
    return len(done)


def expired() -> list[DraftStateMixin]:
    models = [
        model
        for model in apps.get_models()
        if issubclass(model, DraftStateMixin) and not issubclass(model, Page)
    ]
    overdue = {"live": True, "expire_at__lt": timezone.now()}
    return [
        row
        for model in [Page, *models]
        for row in model._default_manager.filter(**overdue).order_by("expire_at")
    ]


def waiting() -> list[Revision]:
    due = Revision.objects.filter(approved_go_live_at__lt=timezone.now())
    return list(due.order_by("approved_go_live_at"))


def end(row) -> bool:
    try:
        with transaction.atomic():
            row.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    except Exception:
        logger.exception("%s could not be ended in time", row)
        return False
    return True


def publish(revision: Revision) -> bool:
    try:
        with transaction.atomic():
            revision.publish(log_action="wagtail.publish.scheduled")
    except Exception:
        logger.exception("%s could not go live", revision.object_str)
        return False
    return True
