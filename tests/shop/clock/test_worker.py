"""Background tasks outlive signals, lost databases and dead workers."""

import os
import signal
from datetime import timedelta

import pytest
from django.db import OperationalError
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from shop.clock import queue
from shop.clock.loop import Stop
from shop.clock.worker import LastingWorker

pytestmark = pytest.mark.django_db
ran: list[str] = []


@task
def stopped_twice_in_the_middle():
    for _time in range(2):
        os.kill(os.getpid(), signal.SIGTERM)
    ran.append("to its end")


@task
def ask_a_database_that_is_away():
    raise OperationalError("server closed the connection unexpectedly")


@pytest.fixture(autouse=True)
def _queue(settings):
    settings.TASKS = {
        "default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}
    }
    ran.clear()


@pytest.fixture
def _failed_tasks_fail_the_test():
    """Here they may fail."""


@pytest.fixture
def signals():
    numbers = (signal.SIGTERM, signal.SIGINT, signal.SIGQUIT)
    before = {number: signal.getsignal(number) for number in numbers}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


def begun(*workers, minutes=0) -> DBTaskResult:
    stopped_twice_in_the_middle.enqueue()
    row = DBTaskResult.objects.get()
    row.status, row.worker_ids = TaskResultStatus.RUNNING, list(workers)
    row.started_at = timezone.now() - timedelta(minutes=minutes)
    row.save()
    return row


def state() -> str:
    return DBTaskResult.objects.get().status


@pytest.mark.django_db(transaction=True)
def test_two_signals_let_the_running_task_end(signals):
    stopped_twice_in_the_middle.enqueue()

    LastingWorker(stop=Stop.by_signal()).run()

    assert ran == ["to its end"]
    assert state() == TaskResultStatus.SUCCESSFUL


def test_what_a_dead_worker_had_begun_is_put_back_by_its_successor():
    begun("first")

    assert queue.put_back_of("first") == 1
    assert state() == TaskResultStatus.READY


def test_what_another_worker_runs_is_left_to_it():
    begun("first")

    assert queue.put_back_of("second") == 0
    assert state() == TaskResultStatus.RUNNING


def test_a_task_that_ended_three_workers_has_failed():
    begun("first", "first", "first")

    queue.put_back_of("first")

    assert state() == TaskResultStatus.FAILED


@pytest.mark.parametrize(("minutes", "after"), [(14, "RUNNING"), (16, "READY")])
def test_a_task_that_runs_too_long_lost_its_worker(minutes, after):
    begun("first", minutes=minutes)

    queue.put_back_stuck()

    assert state() == after


def test_a_task_that_lost_its_database_comes_again():
    ask_a_database_that_is_away.enqueue()
    worker = LastingWorker(stop=Stop())
    row = DBTaskResult.objects.get()
    row.claim(worker.worker_id)

    worker.run_task(row)

    assert state() == TaskResultStatus.READY


def test_ended_tasks_are_forgotten_failed_ones_later():
    begun("first")
    old = timezone.now() - timedelta(days=3)
    DBTaskResult.objects.update(status=TaskResultStatus.FAILED, finished_at=old)
    day, week = timedelta(days=1), timedelta(days=7)

    assert queue.prune(done=day, failed=week) == 0
    DBTaskResult.objects.update(status=TaskResultStatus.SUCCESSFUL)
    assert queue.prune(done=day, failed=week) == 1
