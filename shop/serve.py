"""Serve the market: `python -m shop.serve`, or only `web`, `worker`, `clock` of it.

Each part is a process of its own. One that dies comes back by itself while the others
go on; Ctrl-C or SIGTERM ends all, once the running task is done.
"""

import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import threading
import time
from urllib.error import URLError
from urllib.request import urlopen

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings.dev")

from django.conf import settings

from shop.children import Child, adopt_orphans, end_all, keep_up
from shop.front import SENDING, WORKING

WEB_PATIENCE = 8
# The clock lets the site come up first: both would want the same processor.
CLOCK_DELAY = 4
NICENESS = 10


class Stopped(Exception):
    """Somebody asked us to end."""


def main(names: list[str]) -> int:
    if unknown := set(names) - set(PARTS):
        sys.exit(f"No such part: {', '.join(sorted(unknown))}")
    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    adopt_orphans()
    names = names or list(PARTS)
    children = [PARTS[name]() for name in names]
    if "web" in names:
        threading.Thread(target=announce, daemon=True).start()
    try:
        keep_up(children)
    except Stopped:
        return 0
    finally:
        end_all(children)
    return 1


def stop(signum, frame) -> None:
    """Once is enough: nothing may come between us and the end of the others."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    raise Stopped


def web() -> Child:
    return Child("The web server", server(), patience=WEB_PATIENCE)


def worker() -> Child:
    """Its name stays: when it comes back it takes up what it had begun."""
    name = f"{socket.gethostname()[:40]}-{os.getpid()}-{secrets.token_hex(3)}"
    command = manage("run_worker", "--worker-id", name)

    def put_back() -> None:
        subprocess.run([*command, "--put-back"], timeout=task_patience())

    return Child(
        "The worker",
        command,
        patience=task_patience(),
        niceness=NICENESS,
        on_killed=put_back,
    )


def clock() -> Child:
    command = manage("run_periodic", "--loop")
    return Child(
        "The clock",
        command,
        patience=task_patience(),
        niceness=NICENESS,
        delay=CLOCK_DELAY,
    )


PARTS = {"web": web, "worker": worker, "clock": clock}


def manage(*arguments: str) -> list[str]:
    return [sys.executable, "manage.py", *arguments]


def task_patience() -> float:
    """How long a stop waits for the running task."""
    return float(os.environ.get("STOP_SECONDS", "60"))


def server() -> list[str]:
    command = [sys.executable, "-m", "granian", "shop.wsgi:application"]
    command += ["--interface", "wsgi", "--no-ws", "--host", host(), "--port", port()]
    command += ["--workers", os.environ.get("WEB_WORKERS", "2")]
    command += ["--blocking-threads", str(WORKING + SENDING)]
    command += ["--backlog", "1024", "--log-level", "warning"]
    command += ["--respawn-failed-workers", "--workers-kill-timeout", "3"]
    if not settings.S3_BUCKET:
        settings.MEDIA_ROOT.mkdir(parents=True, exist_ok=True)
        command += ["--static-path-route", settings.MEDIA_URL.rstrip("/")]
        command += ["--static-path-mount", str(settings.MEDIA_ROOT)]
        # A photo never changes under its name.
        command += ["--static-path-expires", "30d"]
    return command


def host() -> str:
    return os.environ.get("HOST", "127.0.0.1")


def port() -> str:
    return os.environ.get("PORT", "8000")


def announce() -> None:
    """Say where it is, and who may sign in, once it answers."""
    address = f"http://127.0.0.1:{port()}"
    while not answers(f"{address}/healthz"):
        time.sleep(0.2)
    lines = ["", f"  {settings.OSCAR_SHOP_NAME}: {address}/", ""]
    if settings.DEMO:
        lines += [*accounts(), "", f"  SMS codes: {address}/dev/sms/", ""]
    lines += ["  Ctrl-C ends it.", ""]
    sys.stdout.write("\n".join(lines))
    sys.stdout.flush()


def answers(address: str) -> bool:
    try:
        with urlopen(address, timeout=2) as response:  # noqa: S310
            return response.status == 200
    except (URLError, OSError):
        return False


def accounts() -> list[str]:
    if not settings.DEMO_FILE.exists():
        return []
    rows = json.loads(settings.DEMO_FILE.read_text())["accounts"]
    return [f"  {account_line(row)}" for row in rows]


def account_line(row: dict) -> str:
    name = row.get("phone") or row.get("email") or ""
    line = f"{row['role']:<28} {name:<24}"
    if row.get("password"):
        line += f" {row['password']}"
    if row.get("totp_secret"):
        line += f"  TOTP {row['totp_secret']}"
    return line


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
