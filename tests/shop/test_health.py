"""Is it up, and is all well behind it: asked from 127.0.0.1, by any name."""

import os
import subprocess
import sys
from datetime import timedelta

import pytest
from django.core.cache import caches
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from shop.clock.models import JobRun
from shop.outbox.models import Message
from tests.checks.deploy import PRODUCTION

pytestmark = pytest.mark.django_db


@pytest.fixture
def clock():
    return JobRun.objects.create(name="some_job", started_at=timezone.now())


def ago(**parts):
    return timezone.now() - timedelta(**parts)


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_a_probe_needs_neither_our_name_nor_tls(path, clock, client, settings):
    settings.ALLOWED_HOSTS = ["cho.example"]
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_REDIRECT_EXEMPT = []

    response = client.get(path, headers={"host": "127.0.0.1:8000"})

    assert response.status_code == 200
    assert response.content.startswith(b"ok")


def test_other_pages_still_need_our_name(client, settings):
    settings.ALLOWED_HOSTS = ["cho.example"]

    assert client.get("/", headers={"host": "evil.example"}).status_code == 400


def test_all_that_was_looked_at_is_told(clock, client):
    lines = client.get("/readyz").content.decode().splitlines()

    names = [line.partition(":")[0] for line in lines]
    assert names == ["ok", "database", "migrations", "cache", "queue", "clock"]


def not_ready(client, name: str) -> str:
    response = client.get("/readyz")
    text = response.content.decode()
    assert response.status_code == 503
    assert text.startswith("not ready\n")
    assert "Traceback" not in text
    return next(line for line in text.splitlines() if line.startswith(name))


def test_a_clock_that_never_ran_is_told(client):
    assert not_ready(client, "clock") == "clock: has never run; start run_periodic"


def test_a_clock_that_stands_still_is_told(clock, client):
    JobRun.objects.update(started_at=ago(minutes=6))

    assert "last ran 6 min" in not_ready(client, "clock")


def test_a_task_that_nobody_takes_is_told(clock, client):
    DBTaskResult.objects.create(
        args_kwargs={}, task_path="x", backend_name="default", run_after=ago(minutes=7)
    )

    assert "a task has been waiting for 7 min" in not_ready(client, "queue")


def test_a_task_for_later_makes_nobody_wait(clock, client):
    DBTaskResult.objects.create(
        args_kwargs={}, task_path="x", backend_name="default", run_after=ago(minutes=-7)
    )
    DBTaskResult.objects.update(enqueued_at=ago(hours=7))

    assert client.get("/readyz").status_code == 200


def test_a_message_that_is_not_sent_is_told(clock, client):
    Message.objects.create(to="+84900000001", text="x", next_try_at=ago(minutes=8))

    assert "a message has been waiting for 8 min" in not_ready(client, "queue")


def test_a_cache_that_is_broken_is_told(clock, client, settings):
    settings.CACHES = settings.CACHES | {
        "default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}
    }

    assert "does not keep" in not_ready(client, "cache")
    caches.close_all()


def test_migrations_that_are_missing_are_told(clock, client, monkeypatch):
    """As on a server where the new code stands and shop.prepare has not run."""
    monkeypatch.setattr(
        "django.db.migrations.recorder.MigrationRecorder.applied_migrations",
        lambda recorder: {},
    )
    monkeypatch.setattr("django.conf.settings.MIGRATION_MODULES", {})

    assert "not applied; run shop.prepare" in not_ready(client, "migrations")


def test_a_market_without_database_says_so_and_lives(tmp_path):
    """A process of its own, as its database must be gone from the start."""
    code = (
        "import django; django.setup()\n"
        "from django.test import Client\n"
        "for path in ['/healthz', '/readyz', '/']:\n"
        "    r = Client(raise_request_exception=False).get(path, secure=True)\n"
        "    print(r.status_code, r.headers.get('Retry-After'), r.content[:4000])\n"
    )
    env = (
        os.environ
        | PRODUCTION
        | {
            "DATABASE_URL": "postgres://nobody@127.0.0.1:9/nothing",
            "REDIS_URL": "",
            "ALLOWED_HOSTS": "testserver",
            "VAR_DIR": str(tmp_path),
            "PYTHONPATH": ".",
        }
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=env, capture_output=True, timeout=120
    )

    health, ready, front = done.stdout.decode().splitlines()
    assert health.startswith("200 None b'ok")
    assert ready.startswith("503 None b'not ready\\ndatabase: no answer")
    assert front.startswith("503 ")
    assert "Traceback" not in done.stdout.decode()
