"""The processes of a running market, for tests that end them."""

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path


def children(pid: int) -> list[int]:
    return [
        int(n) for n in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    ]


def running(pid: int, name: str) -> list[int]:
    """Children of `pid` whose command line names `name`; the dead have none."""
    return [
        child
        for child in children(pid)
        if name in Path(f"/proc/{child}/cmdline").read_text()
    ]


def kill(pids: list[int]) -> None:
    assert pids
    for pid in pids:
        os.kill(pid, signal.SIGKILL)


def wait_for(find: Callable, *, seconds: float = 60):
    """What `find` returns, as soon as that is something."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if found := find():
            return found
        time.sleep(0.1)
    raise AssertionError(f"Not within {seconds} s")


def is_alive(pid: int) -> bool:
    return Path(f"/proc/{pid}").exists()
