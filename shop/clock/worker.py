"""The worker of django_tasks_db, made to live through a lost database and signals.

Its own ends inside the task on a second signal, dies with its database, and leaves
behind what it had begun.
"""

from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from . import queue
from .loop import Stop, again_and_again

IDLE_SECONDS = 0.5


class LastingWorker(Worker):
    """`worker_id` may come again after a death: what it had begun is put back."""

    def __init__(self, *, stop: Stop, worker_id: str = ""):
        self.stop = stop
        super().__init__(
            queue_names=["*"],
            excluded_queue_names=[],
            interval=IDLE_SECONDS,
            batch=False,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=worker_id or get_random_string(32),
        )

    @property
    def running(self) -> bool:
        return not self.stop.is_set

    @running.setter
    def running(self, value: bool) -> None:
        """Only `stop` ends it, and only between two tasks."""

    def run(self) -> None:
        again_and_again(self.work, stop=self.stop)

    def work(self) -> None:
        queue.put_back_of(self.worker_id)
        super().run()

    def run_task(self, db_task_result: DBTaskResult) -> None:
        super().run_task(db_task_result)
        if queue.lost_its_database(db_task_result):
            queue.put_back(db_task_result)
