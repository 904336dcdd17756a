from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from shop.clock.models import JobRun
from shop.clock.registry import Job, NameTaken, jobs, periodic
from shop.clock.services import run_due_jobs
from tests.shop.checkout.test_race import all_at_once

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


@pytest.fixture
def done(monkeypatch):
    """The clock's only job writes down that it ran."""
    rounds = []
    job = Job("count_rounds", lambda: rounds.append(1) or len(rounds), MINUTE)
    only(monkeypatch, job)
    return rounds


def only(monkeypatch, *chosen):
    for name in list(jobs):
        monkeypatch.delitem(jobs, name)
    for job in chosen:
        monkeypatch.setitem(jobs, job.name, job)


def test_a_job_runs_once_in_its_interval(done):
    run_due_jobs()
    run_due_jobs()

    assert done == [1]


def test_a_job_runs_again_when_its_interval_is_over(done):
    run_due_jobs()
    JobRun.objects.update(started_at=timezone.now() - MINUTE)

    run_due_jobs()

    assert done == [1, 1]


def test_a_job_tells_what_came_of_it(done):
    [run] = run_due_jobs()

    assert (run.result, run.error, run.locked_until) == ("1", "", None)
    assert run.done_at is not None


def test_one_that_fails_does_not_stop_the_others(monkeypatch, caplog):
    ran = []
    only(
        monkeypatch,
        Job("break_down", lambda: 1 / 0, MINUTE),
        Job("go_on", lambda: ran.append(1), MINUTE),
    )

    runs = run_due_jobs()

    assert ran == [1]
    assert [run.error for run in runs] == ["ZeroDivisionError: division by zero", ""]
    assert "The clock's job break_down failed" in caplog.text


def test_a_failed_job_comes_again(monkeypatch):
    only(monkeypatch, Job("break_down", lambda: 1 / 0, MINUTE))
    run_due_jobs()
    JobRun.objects.update(started_at=timezone.now() - MINUTE)

    assert len(run_due_jobs()) == 1


def test_a_job_that_another_clock_runs_is_left_to_it(done):
    JobRun.objects.create(
        name="count_rounds", locked_until=timezone.now() + MINUTE, started_at=None
    )

    assert run_due_jobs() == []
    assert done == []


def test_a_job_whose_clock_died_is_taken_up(done):
    JobRun.objects.create(
        name="count_rounds",
        started_at=timezone.now() - 2 * MINUTE,
        locked_until=timezone.now() - timedelta(seconds=1),
    )

    run_due_jobs()

    assert done == [1]


@pytest.mark.django_db(transaction=True)
def test_eight_clocks_at_once_do_a_job_once(done):
    all_at_once(lambda _clock: run_due_jobs(), range(8))

    assert done == [1]


def test_a_name_is_given_once(done):
    def count_rounds():
        """Another job of the same name."""

    with pytest.raises(NameTaken):
        periodic(every=MINUTE)(count_rounds)


def test_the_command_does_what_is_due(done, capsys):
    call_command("run_periodic")

    assert capsys.readouterr().out == "count_rounds: 1\n"


def test_the_command_runs_a_named_job_before_its_time(done):
    run_due_jobs()

    call_command("run_periodic", "count_rounds")

    assert done == [1, 1]


def test_the_command_knows_its_jobs(done):
    with pytest.raises(CommandError, match="polish"):
        call_command("run_periodic", "polish")


def test_the_command_fails_when_a_job_has_failed(monkeypatch):
    only(monkeypatch, Job("break_down", lambda: 1 / 0, MINUTE))

    with pytest.raises(CommandError):
        call_command("run_periodic")


def test_the_command_lists_every_job(done, capsys):
    call_command("run_periodic", "--list")

    assert capsys.readouterr().out == (
        "count_rounds             every 0:01:00, last never\n"
    )
