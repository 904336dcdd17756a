from django.core.management.base import BaseCommand

from shop.clock import queue
from shop.clock.loop import Stop
from shop.clock.worker import LastingWorker


class Command(BaseCommand):
    help = "Run background tasks until stopped; the running task is finished first."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser):
        parser.add_argument("--worker-id", default="", help="its name, one at a time")
        parser.add_argument(
            "--put-back",
            action="store_true",
            help="only let run again what a dead worker of this name had begun",
        )

    def handle(self, *, worker_id, put_back, **options):
        if put_back:
            queue.put_back_of(worker_id)
            return
        LastingWorker(stop=Stop.by_signal(), worker_id=worker_id).run()
