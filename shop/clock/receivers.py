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
    why = first_line_of_error(task_result.errors[-1].traceback)
    name = task_result.task.module_path
    logger.error("Task %s (%s) failed: %s", name, task_result.id, why)


def first_line_of_error(traceback: str) -> str:
    """What stands behind the frames; the message may go on over several lines."""
    frames, _, error = traceback.strip().rpartition("\n  File ")
    words = [line for line in error.splitlines() if line and not line[0].isspace()]
    return words[1] if frames and len(words) > 1 else traceback.strip()[-200:]
