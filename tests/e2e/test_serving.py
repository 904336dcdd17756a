import contextlib
import os
import signal
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.e2e.site import free_port, served, wait_until_up


@pytest.fixture
def market(site, tmp_path):
    """The market once more, for a test to end: its process and its address."""
    port = free_port()
    log = tmp_path / "log"
    with served(site.env | {"PORT": str(port)}, log) as process:
        address = f"http://127.0.0.1:{port}/healthz"
        wait_until_up(process, address, log)
        yield process, address


def children(pid: int) -> list[int]:
    return [
        int(n) for n in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    ]


def child_running(pid: int, name: str) -> int:
    return next(
        child
        for child in children(pid)
        if name in Path(f"/proc/{child}/cmdline").read_text()
    )


def answers(address: str) -> bool:
    with contextlib.suppress(URLError), urlopen(address, timeout=5):
        return True
    return False


def test_ctrl_c_ends_server_and_worker(market):
    process, address = market
    both = children(process.pid)

    process.send_signal(signal.SIGINT)

    assert process.wait(20) == 0
    assert not answers(address)
    assert [pid for pid in both if Path(f"/proc/{pid}").exists()] == []


@pytest.mark.parametrize("name", ["granian", "db_worker"])
def test_one_that_dies_takes_the_other_along(market, name):
    process, address = market

    os.kill(child_running(process.pid, name), signal.SIGKILL)

    assert process.wait(20) != 0
    assert not answers(address)


def test_static_files_come_compressed_and_for_ever(site):
    with urlopen(site.url("/")) as response:
        page = response.read().decode()
    path = next(part for part in page.split('"') if part.endswith(".css"))

    with urlopen(site.url(path)) as plain:
        assert "immutable" in plain.headers["Cache-Control"]


def test_front_page_opens_on_a_phone(page):
    answer = page.goto("/")

    assert answer.status == 200
    assert page.locator("h1").count() == 1


@pytest.mark.s3
def test_all_that_a_page_shows_arrives(page, site):
    answers = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(site.demo["products"][0]["address"], wait_until="networkidle")

    files = [a for a in answers if a.request.resource_type != "document"]
    kinds = {file.request.resource_type for file in files}
    assert kinds >= {"stylesheet", "script", "image", "font"}
    assert [file.url for file in answers if file.status >= 400] == []
    home = os.environ.get("S3_ENDPOINT_URL", site.base_url)
    assert [file.url for file in files if not file.url.startswith(home)] == []
    unseen = "photos => photos.filter(photo => !photo.naturalWidth).map(p => p.src)"
    assert page.locator("main .photos img").evaluate_all(unseen) == []
