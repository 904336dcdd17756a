import logging
from collections.abc import Iterable

from django.db import Error, close_old_connections
from django.utils import timezone

from .models import JobRun
from .registry import Job, jobs

logger = logging.getLogger(__name__)


class UnknownJob(Exception):
    """No app has registered a job of this name."""


def run_due_jobs() -> list[JobRun]:
    """Run what is due, each in its own try; the runs as they ended."""
    names = JobRun.objects.values_list("name", flat=True)
    missing = set(jobs) - set(names)
    JobRun.objects.bulk_create(
        [JobRun(name=name) for name in sorted(missing)], ignore_conflicts=True
    )
    return _run(jobs.values(), early=False)


def run_jobs(*, names: list[str]) -> list[JobRun]:
    """Run these now, due or not; one that another clock has is left to it."""
    if unknown := [name for name in names if name not in jobs]:
        raise UnknownJob(", ".join(unknown))
    for name in names:
        JobRun.objects.get_or_create(name=name)
    return _run([jobs[name] for name in names], early=True)


def _run(chosen: Iterable[Job], *, early: bool) -> list[JobRun]:
    ran = [job.name for job in chosen if _run_job(job, early=early)]
    return list(JobRun.objects.filter(name__in=ran).order_by("name"))


def _run_job(job: Job, *, early: bool) -> bool:
    if not JobRun.objects.claim(job, now=timezone.now(), early=early):
        return False
    run = JobRun(name=job.name)
    try:
        result = job.work()
    except Exception as e:
        logger.exception("The clock's job %s failed", job.name)
        if isinstance(e, Error):
            close_old_connections()
        run.note(error=f"{type(e).__name__}: {e}")
    else:
        run.note(result=result)
    return True
