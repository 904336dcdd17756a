"""The production server, started for one measurement."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

WORKERS = 2
PATIENCE_SECONDS = 60
TICKS = os.sysconf("SC_CLK_TCK")
BARE = "tests.bench.bare_settings"
COMMAND = (
    "import os, sys; from shop.serve import server; c = server(); os.execv(c[0], c)"
)


class Server:
    """`with Server(database, cache_seconds=30) as server:` serves at `address`."""

    def __init__(self, database, *, cache_seconds: int = 0, bare: bool = False):
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.environment = database.environment(
            DJANGO_SETTINGS_MODULE=BARE if bare else database.SETTINGS,
            PAGE_CACHE_SECONDS=str(cache_seconds),
            WEB_WORKERS=str(WORKERS),
            HOST="127.0.0.1",
            PORT=str(self.port),
        )

    def __enter__(self):
        self.process = subprocess.Popen(
            [sys.executable, "-c", COMMAND],
            env=self.environment,
            start_new_session=True,
        )
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not self.answers():
            if self.process.poll() is not None or time.monotonic() > deadline:
                self.__exit__()
                raise RuntimeError("The server did not start.")
            time.sleep(0.2)
        return self

    def __exit__(self, *error):
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGTERM)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def answers(self) -> bool:
        try:
            with urlopen(f"{self.address}/healthz", timeout=2) as response:
                return response.status == 200
        except (URLError, OSError):
            return False

    def processes(self) -> list[int]:
        """The server and its workers."""
        found, waiting = [], [self.process.pid]
        while waiting:
            pid = waiting.pop()
            found.append(pid)
            waiting += children_of(pid)
        return found


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def children_of(pid: int) -> list[int]:
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        found += map(int, task.read_text().split())
    return found


def cpu_seconds(pids: list[int]) -> float:
    """User and system time of processes that are still there."""
    return sum(cpu_of(pid) for pid in pids)


def cpu_of(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except FileNotFoundError:
        return 0
    return (int(fields[11]) + int(fields[12])) / TICKS


def resident_mb(pids: list[int]) -> float:
    """Memory of these processes; what they share counts once (PSS)."""
    total = 0
    for pid in pids:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                total += int(line.split()[1])
    return total / 1024
