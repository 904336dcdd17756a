"""A task that fails says so in one line; its traceback stays with its row."""

import logging

from django_tasks.base import TaskResultStatus
from django_tasks.signals import task_finished

logger = logging.getLogger(__name__)


def connect() -> None:
    task_finished.connect(on_task_finished, dispatch_uid="clock.task_finished")


def on_task_finished(sender, task_result, **kwargs):
    if task_result.status != TaskResultStatus.FAILED:
        return
    why = task_result.errors[-1].traceback.strip().rpartition("\n")[2]
    name = task_result.task.module_path
    logger.error("Task %s (%s) failed: %s", name, task_result.id, why)
