"""Slow and endless senders before a real server of few threads."""

import contextlib
import os
import socket
import subprocess
import sys
import time
from urllib.request import urlopen

import pytest
from django.conf import settings

from shop.front import MOST_BYTES, Front, read_body
from tests.e2e.site import free_port

HEAD = "POST /tai-khoan/dang-nhap/ HTTP/1.1\r\nHost: 127.0.0.1\r\n"


@pytest.fixture(scope="module")
def port(tmp_path_factory):
    """One process, two threads that work, four that may wait for a body."""
    found = free_port()
    command = [sys.executable, "-m", "granian", "shop.wsgi:application", "--no-ws"]
    command += ["--interface", "wsgi", "--workers", "1", "--port", str(found)]
    command += ["--blocking-threads", "6"]
    room = tmp_path_factory.mktemp("front")
    env = os.environ | {
        "DJANGO_SETTINGS_MODULE": "shop.settings.dev",
        "DATABASE_URL": f"sqlite:///{room}/market.sqlite3",
        "VAR_DIR": str(room),
        "WEB_THREADS": "2",
        "UPLOAD_THREADS": "4",
    }
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    server = subprocess.Popen(command, cwd=settings.BASE_DIR, env=env, **quiet)
    deadline = time.monotonic() + 90
    while time.monotonic() < deadline and not is_up(found):
        time.sleep(0.2)
    yield found
    server.terminate()
    server.wait(20)


def is_up(port: int, seconds: float = 2) -> bool:
    with contextlib.suppress(OSError):
        return (
            urlopen(f"http://127.0.0.1:{port}/healthz", timeout=seconds).status == 200
        )
    return False


def send(port: int, text: str) -> socket.socket:
    sent = socket.create_connection(("127.0.0.1", port), timeout=10)
    sent.sendall(text.encode())
    return sent


def answer(sent: socket.socket) -> str:
    """All that comes until the line has been quiet for a second."""
    found = sent.recv(20_000)
    sent.settimeout(1)
    with contextlib.suppress(OSError):
        while piece := sent.recv(20_000):
            found += piece
    return found.decode(errors="replace")


def test_senders_who_never_end_leave_the_others_served(port):
    slow = [send(port, f"{HEAD}Content-Length: 1000\r\n\r\nabc") for _ in range(4)]
    try:
        time.sleep(0.5)
        assert is_up(port, 0.5)

        more = send(port, f"{HEAD}Content-Length: 1000\r\n\r\nabc")
        assert answer(more).startswith("HTTP/1.1 503")
        assert is_up(port, 0.5)
    finally:
        for each in slow:
            each.close()


def test_body_of_300_mb_is_refused_before_it_is_sent(port):
    began = time.monotonic()
    sent = send(port, f"{HEAD}Content-Length: 300000000\r\n\r\n")
    told = answer(sent)

    assert told.startswith("HTTP/1.1 413")
    assert "Gửi một lần như vậy hơi nhiều" in told
    assert time.monotonic() - began < 5


def test_body_without_a_length_is_none(port):
    """Chunk after chunk without an end holds nobody."""
    sent = send(port, f"{HEAD}Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n")

    assert answer(sent).startswith("HTTP/1.1 ")
    assert is_up(port, 0.5)


def test_body_that_breaks_off_is_short():
    class Broken:
        pieces = [b"abc", b""]

        def read(self, size):
            return self.pieces.pop(0)

    assert read_body(Broken(), 1000).read() == b"abc"


def test_working_threads_are_given_back_after_an_error():
    def failing(environ, start_response):
        raise RuntimeError

    front = Front(failing)
    for _ in range(20):
        with pytest.raises(RuntimeError):
            front({"CONTENT_LENGTH": ""}, None)


@pytest.mark.parametrize("size", [MOST_BYTES + 1, 10**20])
def test_too_much_is_told_in_words(client, db, size):
    response = client.generic("POST", "/gio-hang/", CONTENT_LENGTH=str(size))

    assert response.status_code == 413
    assert "Gửi một lần như vậy hơi nhiều" in response.content.decode()
