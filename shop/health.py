"""Is the process up (`/healthz`), and is all well behind it (`/readyz`)?

Both are answered before anything else looks at the request, so that a probe from
127.0.0.1 needs no name of ALLOWED_HOSTS and no TLS. A balancer asks `/healthz`;
`/readyz` is for whoever watches over the market.
"""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from django.core.cache import caches
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpResponse
from django.urls import path
from django.utils import timezone

from shop.clock import queue
from shop.clock.models import JobRun
from shop.outbox.models import Message

logger = logging.getLogger(__name__)

LONGEST_WAIT = timedelta(minutes=5)
LONGEST_SILENCE = timedelta(minutes=5)


class Unwell(Exception):
    """What is wrong, in words for the operator."""


class HealthMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        view = VIEWS.get(request.path_info)
        return view(request) if view else self.get_response(request)


def healthz(request):
    return HttpResponse("ok", content_type="text/plain")


def readyz(request):
    """Every line says of one thing how it is; 503 where one is not well."""
    lines, well = [], True
    for name, look in LOOKS.items():
        try:
            word = look()
        except Unwell as e:
            word, well = f"{e}", False
        except Exception as e:  # noqa: BLE001
            logger.warning("readyz: %s: %s", name, e)
            word, well = f"not to be read ({type(e).__name__})", False
        lines.append(f"{name}: {word}")
    text = "\n".join(["ok" if well else "not ready", *lines, ""])
    return HttpResponse(
        text,
        content_type="text/plain; charset=utf-8",
        status=200 if well else 503,
        headers={"Cache-Control": "no-store"},
    )


def look_at_database() -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError as e:
        connection.close_if_unusable_or_obsolete()
        raise Unwell(f"no answer ({type(e).__name__})") from None
    return "answers"


def look_at_migrations() -> str:
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if plan:
        raise Unwell(f"{len(plan)} not applied; run shop.prepare")
    return "all applied"


def look_at_cache() -> str:
    cache = caches["default"]
    cache.set("readyz", 1, 60)
    if not cache.get("readyz"):
        raise Unwell("does not keep what it is given")
    if getattr(cache, "is_away", False):
        raise Unwell("Redis is away, the database stands in")
    return "keeps what it is given"


def look_at_queue() -> str:
    task = age_of(queue.waiting_since())
    message = age_of(Message.objects.waiting_since())
    if task > LONGEST_WAIT:
        raise Unwell(f"a task has been waiting for {in_words(task)}; is a worker up?")
    if message > LONGEST_WAIT:
        raise Unwell(f"a message has been waiting for {in_words(message)}")
    return f"the oldest has been waiting for {in_words(max(task, message))}"


def look_at_clock() -> str:
    last = JobRun.objects.last_start()
    if last is None:
        raise Unwell("has never run; start run_periodic")
    if age_of(last) > LONGEST_SILENCE:
        raise Unwell(f"last ran {in_words(age_of(last))} ago; is it up?")
    return f"last ran {in_words(age_of(last))} ago"


def age_of(time: datetime | None) -> timedelta:
    return max(timezone.now() - time, timedelta()) if time else timedelta()


def in_words(age: timedelta) -> str:
    minutes, seconds = divmod(int(age.total_seconds()), 60)
    return f"{minutes} min {seconds} s" if minutes else f"{seconds} s"


VIEWS: dict[str, Callable] = {"/healthz": healthz, "/readyz": readyz}
LOOKS: dict[str, Callable[[], str]] = {
    "database": look_at_database,
    "migrations": look_at_migrations,
    "cache": look_at_cache,
    "queue": look_at_queue,
    "clock": look_at_clock,
}

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
]
