from datetime import timedelta

from django.conf import settings

from . import queue
from .registry import periodic


@periodic(every=timedelta(minutes=1))
def put_back_stuck_tasks():
    return queue.put_back_stuck()


@periodic(every=timedelta(hours=6))
def forget_old_tasks():
    return queue.prune(
        done=timedelta(days=settings.KEEP_DAYS["tasks"]),
        failed=timedelta(days=settings.KEEP_DAYS["failed_tasks"]),
    )
