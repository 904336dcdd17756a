"""The queue of tasks: the only home of what we know about django_tasks_db's rows."""

from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone
from django_tasks.base import Task, TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max

LONGEST_TASK = timedelta(minutes=15)
MOST_STARTS = 3
AGAIN_AFTER = timedelta(seconds=3)
LOST = ("django.db.utils.OperationalError", "django.db.utils.InterfaceError")


def of_task(task: Task) -> QuerySet[DBTaskResult]:
    """All that is known about the runs of one task."""
    return DBTaskResult.objects.filter(task_path=task.module_path).order_by()


def waiting_since(*, task: Task | None = None) -> datetime | None:
    """Since when the oldest task that may run has been waiting for a worker."""
    rows = DBTaskResult.objects.ready().order_by()
    if task is not None:
        rows = rows.filter(task_path=task.module_path)
    never = get_date_max()
    times = rows.order_by("enqueued_at").values_list("enqueued_at", "run_after")[:200]
    return min((at if after == never else after for at, after in times), default=None)


def put_back_stuck() -> int:
    """Tasks whose worker must have died long ago; how many may run again."""
    overdue = timezone.now() - LONGEST_TASK
    rows = DBTaskResult.objects.running().filter(started_at__lt=overdue)
    return sum([put_back(row) for row in rows])


def put_back_of(worker_id: str) -> int:
    """Tasks that a worker of this name had begun when it died."""
    rows = DBTaskResult.objects.running()
    return sum([put_back(row) for row in rows if row.worker_ids[-1:] == [worker_id]])


def put_back(row: DBTaskResult) -> bool:
    """Let a begun task run again; one that ended its worker thrice has failed."""
    now, may_run = timezone.now(), len(row.worker_ids) < MOST_STARTS
    words = f"Its worker ended {MOST_STARTS} times before it was done."
    again = {"status": TaskResultStatus.READY, "run_after": now + AGAIN_AFTER}
    never = {
        "status": TaskResultStatus.FAILED,
        "finished_at": now,
        "traceback": words,
    }
    same_start = DBTaskResult.objects.filter(
        pk=row.pk, status=row.status, started_at=row.started_at
    )
    changed = same_start.update(**(again if may_run else never))
    return bool(changed) and may_run


def lost_its_database(row: DBTaskResult) -> bool:
    """Failed through no fault of its own."""
    return (
        row.status == TaskResultStatus.FAILED
        and row.exception_class_path in LOST
        and len(row.worker_ids) < MOST_STARTS
    )


def prune(*, done: timedelta, failed: timedelta) -> int:
    """Forget tasks that ended longer ago than this."""
    now = timezone.now()
    old = DBTaskResult.objects.successful().filter(finished_at__lt=now - done)
    broken = DBTaskResult.objects.failed().filter(finished_at__lt=now - failed)
    return old.delete()[0] + broken.delete()[0]
