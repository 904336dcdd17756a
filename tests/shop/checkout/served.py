"""The production server before the test database, and buyers with cookie jars."""

import contextlib
import http.cookiejar
import os
import re
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

from django.conf import settings
from django.db import connection

from tests.e2e.site import free_port

START_SECONDS = 90


def database_url() -> str:
    """Of the database that this test works on."""
    row = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{row['NAME']}"
    password = f":{row['PASSWORD']}" if row["PASSWORD"] else ""
    host = f"{row['USER']}{password}@{row['HOST']}:{row['PORT'] or 5432}"
    return f"postgres://{host}/{row['NAME']}"


@contextlib.contextmanager
def serving():
    """Two processes of four threads each, as `shop.serve` starts them."""
    port = free_port()
    command = [sys.executable, "-m", "granian", "shop.wsgi:application"]
    command += ["--interface", "wsgi", "--no-ws", "--port", str(port)]
    command += ["--workers", "2", "--blocking-threads", "4", "--backlog", "1024"]
    env = os.environ | {
        "DJANGO_SETTINGS_MODULE": "shop.settings.test",
        "DATABASE_URL": database_url(),
        "RATE_LIMIT_FACTOR": "100",
    }
    server = subprocess.Popen(
        command,
        cwd=settings.BASE_DIR,
        env=env,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(server, f"http://127.0.0.1:{port}/healthz")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(20)


def wait_for(server, address: str) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        with (
            contextlib.suppress(OSError),
            urllib.request.urlopen(address, timeout=5),
        ):
            return
        time.sleep(0.2)
    raise AssertionError("The server did not start.")


class Shopper:
    """A guest with a cookie jar; follows redirects as a browser does."""

    def __init__(self, base_url: str):
        self.base_url = base_url
        jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.opener = urllib.request.build_opener(jar)
        self.page = ""

    def get(self, path: str):
        return self.send(path, None)

    def post(self, path: str, data: dict):
        """The form of the page she is looking at, with its token."""
        token = re.search(r'csrfmiddlewaretoken" value="([^"]+)"', self.page)[1]
        fields = {"csrfmiddlewaretoken": token} | data
        return self.send(path, urllib.parse.urlencode(fields).encode())

    def send(self, path: str, data: bytes | None) -> tuple[int, str]:
        """Status and path of the page where she ends up."""
        try:
            with self.opener.open(self.base_url + path, data, timeout=120) as answer:
                self.page = answer.read().decode()
                return answer.status, urllib.parse.urlsplit(answer.url).path
        except urllib.error.HTTPError as e:
            self.page = e.read().decode()
            return e.code, urllib.parse.urlsplit(e.url).path

    def hidden(self) -> dict[str, str]:
        found = re.findall(r'type="hidden" name="(seen)" value="([^"]*)"', self.page)
        return dict(found)
