"""Serve the market with its worker beside it: `python -m shop.serve`.

Ctrl-C ends both; when one of them dies, so does the other.
"""

import ctypes
import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings.dev")

from django.conf import settings

PATIENCE_SECONDS = 5
PR_SET_CHILD_SUBREAPER = 36


class Stopped(Exception):
    """Somebody asked us to end."""


def main() -> int:
    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    adopt_orphans()
    children = [subprocess.Popen(server()), subprocess.Popen(worker())]
    threading.Thread(target=announce, daemon=True).start()
    try:
        while all(child.poll() is None for child in children):
            time.sleep(0.2)
    except Stopped:
        return 0
    finally:
        end(children)
    return next(filter(None, (child.returncode for child in children)), 1)


def stop(signum, frame) -> None:
    raise Stopped


def end(children: list[subprocess.Popen]) -> None:
    """Ctrl-C reached them too: they get a moment of their own first."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    deadline = time.monotonic() + 1
    while any(child.poll() is None for child in children):
        if time.monotonic() > deadline:
            break
        time.sleep(0.05)
    for child in children:
        if child.poll() is None:
            child.terminate()
    for child in children:
        try:
            child.wait(PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
    for orphan in offspring():
        os.kill(orphan, signal.SIGKILL)


def adopt_orphans() -> None:
    """Should the server be killed, its own processes come to us, not to nobody."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def offspring() -> list[int]:
    lists = Path("/proc/self/task").glob("*/children")
    return [int(pid) for path in lists for pid in path.read_text().split()]


def server() -> list[str]:
    command = [sys.executable, "-m", "granian", "shop.wsgi:application"]
    command += ["--interface", "wsgi", "--no-ws", "--host", host(), "--port", port()]
    command += ["--workers", os.environ.get("WEB_WORKERS", "2")]
    command += ["--blocking-threads", os.environ.get("WEB_THREADS", "4")]
    command += ["--backlog", "1024", "--log-level", "warning"]
    command += ["--respawn-failed-workers", "--workers-kill-timeout", "3"]
    if not settings.S3_BUCKET:
        settings.MEDIA_ROOT.mkdir(parents=True, exist_ok=True)
        command += ["--static-path-route", settings.MEDIA_URL.rstrip("/")]
        command += ["--static-path-mount", str(settings.MEDIA_ROOT)]
        # A photo never changes under its name.
        command += ["--static-path-expires", "30d"]
    return command


def worker() -> list[str]:
    return [
        sys.executable,
        "manage.py",
        "db_worker",
        "--queue-name",
        "*",
        "--interval",
        "0.5",
    ]


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
    sys.exit(main())
