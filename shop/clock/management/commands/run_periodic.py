from django.core.management.base import BaseCommand, CommandError

from shop.clock.loop import keep_time
from shop.clock.models import JobRun
from shop.clock.registry import jobs
from shop.clock.services import UnknownJob, run_due_jobs, run_jobs


class Command(BaseCommand):
    help = (
        "Do what is due by the clock: once, for cron or a timer (every minute), or "
        "with --loop again and again. Several clocks at once do each job once."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser):
        parser.add_argument("names", nargs="*", help="run these jobs now, due or not")
        parser.add_argument("--loop", action="store_true", help="until it is stopped")
        parser.add_argument("--list", action="store_true", help="show all jobs")

    def handle(self, *, names, **options):
        if options["list"]:
            self.show_all()
        elif options["loop"]:
            keep_time()
        else:
            self.run(names)

    def run(self, names: list[str]) -> None:
        try:
            runs = run_jobs(names=names) if names else run_due_jobs()
        except UnknownJob as e:
            raise CommandError(f"No such job: {e}") from None
        for run in runs:
            self.stdout.write(f"{run.name}: {run.error or run.result or 'done'}")
        if any(run.error for run in runs):
            raise CommandError("Not every job could be done.")

    def show_all(self) -> None:
        runs = JobRun.objects.in_bulk()
        for name, job in sorted(jobs.items()):
            run = runs.get(name)
            last = run.done_at if run and run.done_at else "never"
            error = f", then {run.error}" if run and run.error else ""
            self.stdout.write(f"{name:<24} every {job.every}, last {last}{error}")
