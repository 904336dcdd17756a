"""A whole market of its own: production server, worker, demo data, own database."""

import contextlib
import fcntl
import json
import os
import shutil
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, urlsplit, urlunsplit
from urllib.request import Request, urlopen

import psycopg

from shop.prepare import ROOT, code, files, fingerprint

START_SECONDS = 60
DATABASE_URL = os.environ.get("DATABASE_URL", "")
ON_POSTGRES = DATABASE_URL.startswith("postgres")
ON_S3 = bool(os.environ.get("S3_BUCKET"))


@dataclass
class Site:
    """A running market."""

    base_url: str
    env: dict[str, str]
    demo: dict
    log: Path
    pid: int = 0
    read_codes: dict[str, str] = field(default_factory=dict)
    used_codes: set[str] = field(default_factory=set)

    def url(self, path: str) -> str:
        return f"{self.base_url}{path}"

    def messages(self, phone: str) -> list[dict]:
        """What was sent to this phone, newest first."""
        address = self.url(f"/dev/sms/?to={quote(phone, safe='')}")
        request = Request(address, headers={"Accept": "application/json"})
        with urlopen(request, timeout=10) as response:
            return json.load(response)

    def code(self, phone: str, seconds: float = 15) -> str:
        """The newest code sent to this phone that was not read before."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            newest = next((m for m in self.messages(phone) if m["code"]), None)
            if newest and self.read_codes.get(phone) != newest["sent_at"]:
                self.read_codes[phone] = newest["sent_at"]
                return newest["code"]
            time.sleep(0.2)
        raise AssertionError(f"No new code for {phone}")

    def manage(self, *arguments: str) -> str:
        """The output of a management command in this market."""
        command = [sys.executable, "manage.py", *arguments]
        done = subprocess.run(
            command, cwd=ROOT, env=self.env, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
        return done.stdout


@contextlib.contextmanager
def running_site(room: Path, **extra: str):
    """A market in `room`, ended with the block; `extra` goes to its environment."""
    with contextlib.ExitStack() as stack:
        env = stack.enter_context(prepared(room)) | extra
        port = free_port()
        env |= {"PORT": str(port), "SITE_URL": f"http://127.0.0.1:{port}"}
        log = room / "server.log"
        server = stack.enter_context(served(env, log))
        base_url = f"http://127.0.0.1:{port}"
        wait_until_up(server, f"{base_url}/healthz", log)
        demo = json.loads((room / "demo.json").read_text())
        yield Site(base_url, env, demo, log, server.pid)


@contextlib.contextmanager
def served(env: dict, log: Path):
    with log.open("w") as output:
        server = subprocess.Popen(
            [sys.executable, "-m", "shop.serve"],
            cwd=ROOT,
            env=env,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            yield server
        finally:
            server.terminate()
            server.wait(20)


def wait_until_up(server: subprocess.Popen, address: str, log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        with contextlib.suppress(OSError), urlopen(address, timeout=2):
            return
        time.sleep(0.2)
    raise AssertionError(f"The market did not start:\n{log.read_text()[-4000:]}")


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


@contextlib.contextmanager
def prepared(room: Path):
    """The environment of a fresh market in `room`, copied from one made before."""
    key = template_key()
    template = room / "template" if ON_S3 else ROOT / "var" / "e2e" / key
    template.mkdir(parents=True, exist_ok=True)
    with (template / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with database(template, room, key) as (template_url, own_url):
            run_prepare(environment(template, template_url))
            copy(template, room)
            copy_database(template_url, own_url)
            fcntl.flock(lock, fcntl.LOCK_UN)
            yield environment(room, own_url)


def template_key() -> str:
    sources = [ROOT / "uv.lock", *code("**/migrations/*.py")]
    sources += [*files("cms/demo/**/*"), *files("shop/places/data/*")]
    kind = "postgres" if ON_POSTGRES else "sqlite"
    return f"{kind}-{fingerprint(sources)[:10]}"


def environment(folder: Path, database_url: str) -> dict[str, str]:
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "shop.settings.dev",
        "DATABASE_URL": database_url,
        "VAR_DIR": str(folder),
        "DEMO": "1",
        "PAGE_CACHE_SECONDS": "0",
        "PYTHONUNBUFFERED": "1",
    }


def run_prepare(env: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "shop.prepare"],
        cwd=ROOT,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert done.returncode == 0, done.stdout[-6000:]


def copy(template: Path, room: Path) -> None:
    shutil.copy(template / "demo.json", room / "demo.json")
    if not ON_S3:
        shutil.copytree(template / "media", room / "media", dirs_exist_ok=True)
        (room / "static").symlink_to(template / "static")


@contextlib.contextmanager
def database(template: Path, room: Path, key: str):
    """Addresses of the template database and of our own, dropped afterwards."""
    if not ON_POSTGRES:
        yield f"sqlite:///{template}/market.sqlite3", f"sqlite:///{room}/market.sqlite3"
        return
    base = urlsplit(DATABASE_URL).path.lstrip("/")
    names = f"{base}_{key.replace('-', '_')}", f"{base}_e2e_{os.getpid()}_{room.name}"
    create_database(names[0])
    try:
        yield tuple(with_name(name) for name in names)
    finally:
        on_server(f'DROP DATABASE IF EXISTS "{names[1]}" WITH (FORCE)')


def create_database(name: str) -> None:
    with contextlib.suppress(psycopg.errors.DuplicateDatabase):
        on_server(f'CREATE DATABASE "{name}"')


def copy_database(template_url: str, own_url: str) -> None:
    if ON_POSTGRES:
        names = [urlsplit(url).path.lstrip("/") for url in (own_url, template_url)]
        on_server('CREATE DATABASE "{}" TEMPLATE "{}"'.format(*names))
        return
    paths = [urlsplit(url).path for url in (template_url, own_url)]
    shutil.copy(*paths)


def with_name(name: str) -> str:
    return urlunsplit(urlsplit(DATABASE_URL)._replace(path=f"/{name}"))


def on_server(statement: str) -> None:
    with psycopg.connect(with_name("postgres"), autocommit=True) as connection:
        connection.execute(statement)
