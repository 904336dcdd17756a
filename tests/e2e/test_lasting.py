"""Each part of a running market dies and comes back by itself."""

import contextlib
import signal
import time
from urllib.request import urlopen

import pytest

from tests.e2e.processes import children, is_alive, kill, running, wait_for
from tests.e2e.site import free_port, served, wait_until_up

PARTS = {"web": "granian", "worker": "run_worker", "clock": "run_periodic"}


@pytest.fixture
def market(site, tmp_path):
    """The market once more, for a test to end: its process and its address."""
    port = free_port()
    log = tmp_path / "log"
    with served(site.env | {"PORT": str(port)}, log) as process:
        address = f"http://127.0.0.1:{port}/healthz"
        wait_until_up(process, address, log)
        wait_for(lambda: all(running(process.pid, n) for n in PARTS.values()))
        yield process, address


def answers(address: str) -> bool:
    with contextlib.suppress(OSError), urlopen(address, timeout=5):
        return True
    return False


def test_ctrl_c_ends_every_part(market):
    process, address = market
    all_of_them = children(process.pid)

    process.send_signal(signal.SIGINT)

    assert process.wait(20) == 0
    assert not answers(address)
    assert [pid for pid in all_of_them if is_alive(pid)] == []


@pytest.mark.parametrize("part", PARTS)
def test_one_that_is_killed_comes_back_and_the_others_go_on(market, part):
    process, address = market
    before = {name: running(process.pid, PARTS[name]) for name in PARTS}

    kill(before[part])
    wait_for(lambda: running(process.pid, PARTS[part]) not in ([], before[part]))

    others = PARTS.keys() - {part}
    after = {name: running(process.pid, PARTS[name]) for name in others}
    assert after == {name: before[name] for name in others}
    wait_for(lambda: answers(address))


def test_web_killed_twice_in_a_second_answers_again(market):
    process, address = market

    kill(running(process.pid, "granian"))
    again = wait_for(lambda: running(process.pid, "granian"))
    kill(again)

    wait_for(lambda: answers(address))


def test_a_killed_server_process_behind_the_web_comes_back(market):
    process, address = market
    [web] = running(process.pid, "granian")

    kill(children(web))
    time.sleep(0.5)

    wait_for(lambda: answers(address))
    assert process.poll() is None


def test_a_market_whose_watch_is_killed_leaves_no_process(market):
    process, address = market
    all_of_them = children(process.pid)

    process.kill()

    wait_for(lambda: not any(is_alive(pid) for pid in all_of_them))
    wait_for(lambda: not answers(address))
