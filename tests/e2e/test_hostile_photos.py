"""Three hundred photos at a market that is open: it goes on answering everybody."""

import http.cookiejar
import os
import re
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.hostile_photos import hostile_photos

UPLOADS = int(os.environ.get("HOSTILE_UPLOADS") or 300)
MOST_SECONDS_OF_CPU = 2.0
MOST_SECONDS_OF_A_PROBE = 0.5
SELLER = "0900000001"
NEW = "/ban-hang/san-pham/moi/"
TICK = os.sysconf("SC_CLK_TCK")


class Seller:
    """Her phone, by HTTP alone."""

    def __init__(self, site):
        self.site = site
        jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.opener = urllib.request.build_opener(jar)
        self.page = self.path = ""
        self.sign_in()

    def sign_in(self) -> None:
        self.open("/ban-hang/")
        self.post(self.path, phone=SELLER)
        self.post(self.path, code=self.site.code(f"+84{SELLER[1:]}"))
        self.open(NEW)
        assert self.path == NEW

    def open(self, path: str, body: bytes | None = None, kind: str = "") -> int:
        headers = {"Content-Type": kind} if kind else {}
        request = urllib.request.Request(self.site.url(path), body, headers)
        try:
            with self.opener.open(request, timeout=30) as answer:
                status, self.page = answer.status, answer.read().decode()
                self.path = answer.url.removeprefix(self.site.base_url)
        except urllib.error.HTTPError as refused:
            status, self.page = refused.code, refused.read().decode()
        return status

    def token(self) -> str:
        return re.search(r'csrfmiddlewaretoken" value="([^"]+)"', self.page)[1]

    def post(self, path: str, **fields: str) -> int:
        sent = {"csrfmiddlewaretoken": self.token()} | fields
        kind = "application/x-www-form-urlencoded"
        return self.open(path, urlencode(sent).encode(), kind)

    def upload(self, photo: bytes) -> int:
        edge = "photos-photos-photos"
        parts = [
            f'--{edge}\r\nContent-Disposition: form-data; name="csrfmiddlewaretoken"'
            f"\r\n\r\n{self.token()}\r\n".encode(),
            f'--{edge}\r\nContent-Disposition: form-data; name="photos"; '
            f'filename="a.jpg"\r\nContent-Type: image/jpeg\r\n\r\n'.encode(),
            photo,
            f"\r\n--{edge}--\r\n".encode(),
        ]
        return self.open(NEW, b"".join(parts), f"multipart/form-data; boundary={edge}")

    def throw_away(self) -> None:
        """The draft that a taken photo began."""
        if found := re.fullmatch(r"/ban-hang/san-pham/(\d+)/.*", self.path):
            self.post(f"/ban-hang/san-pham/{found[1]}/xoa/")
            self.open(NEW)


class Probe(threading.Thread):
    """Asks again and again whether the market is up; keeps the longest answer."""

    def __init__(self, address: str):
        super().__init__(daemon=True)
        self.address, self.times, self.ended = address, [], threading.Event()

    def run(self) -> None:
        while not self.ended.wait(0.1):
            began = time.monotonic()
            with urllib.request.urlopen(self.address, timeout=10) as answer:
                answer.read()
            self.times.append(time.monotonic() - began)


def seconds_of_cpu(pids: list[int]) -> float:
    spent = 0
    for pid in pids:
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
        spent += int(fields[11]) + int(fields[12])
    return spent / TICK


def web_processes(port: str) -> list[int]:
    """The server's own and those that answer, its children."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            words = (folder / "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        if b"granian" in words and port.encode() in words:
            found.append(int(folder.name))
    return found + [kid for pid in found for kid in children_of(pid)]


def children_of(pid: int) -> list[int]:
    lists = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(kid) for path in lists for kid in path.read_text().split()]


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="counts CPU in /proc")
def test_hostile_photos_never_stall_the_market(site):
    seller = Seller(site)
    pids = web_processes(site.base_url.rsplit(":", 1)[1])
    assert len(pids) >= 3
    probe = Probe(site.url("/healthz"))
    dear, statuses = [], set()
    photos = list(hostile_photos(UPLOADS))

    probe.start()
    for kind, photo in photos:
        before = seconds_of_cpu(pids)
        statuses.add(seller.upload(photo))
        spent = seconds_of_cpu(pids) - before
        if spent > MOST_SECONDS_OF_CPU:
            dear.append((kind, spent))
        seller.throw_away()
    probe.ended.set()
    probe.join()

    assert dear == []
    assert max(probe.times) < MOST_SECONDS_OF_A_PROBE
    assert statuses <= {200, 422}
