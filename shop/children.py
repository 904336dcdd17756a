"""Processes that are kept up: each comes back with back-off, and is ended gently."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

PR_SET_PDEATHSIG, PR_SET_CHILD_SUBREAPER = 1, 36
STEADY_SECONDS = 30
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 30.0
LOOK_SECONDS = 0.2

libc = ctypes.CDLL(None) if sys.platform == "linux" else None


class Child:
    """One part of the market. `patience`: how long it may take to end, in seconds.

    It stands in a process group of its own: Ctrl-C reaches it through us, once.
    `niceness`: how far it stands back for the others where processors are few.
    `on_killed` is called where it did not end in time.
    """

    def __init__(
        self,
        name: str,
        command: list[str],
        *,
        patience: float,
        delay: float = 0,
        niceness: int = 0,
        on_killed: Callable[[], object] = lambda: None,
    ):
        self.name, self.command = name, command
        self.patience, self.on_killed = patience, on_killed
        self.niceness = niceness
        self.process: subprocess.Popen | None = None
        self.start_at = time.monotonic() + delay
        self.quick_deaths = 0

    @property
    def is_up(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def look_after(self) -> None:
        if self.process is not None and not self.is_up:
            self.note_death()
        if self.process is None and time.monotonic() >= self.start_at:
            self.start()

    def start(self) -> None:
        self.started_at = time.monotonic()
        self.process = subprocess.Popen(
            self.command, process_group=0, preexec_fn=self.settle
        )

    def settle(self) -> None:
        end_with_parent()
        os.nice(self.niceness)

    def note_death(self) -> None:
        lived = time.monotonic() - self.started_at
        self.quick_deaths = 0 if lived > STEADY_SECONDS else self.quick_deaths + 1
        pause = pause_after(self.quick_deaths)
        code = self.process and self.process.returncode
        say(f"{self.name} ended ({code}); it comes back in {pause:g} s.")
        self.kill_group()
        self.process = None
        self.start_at = time.monotonic() + pause

    def kill_group(self) -> None:
        """What a dead server leaves behind holds its port."""
        if self.process is not None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, signal.SIGKILL)

    def ask_to_end(self) -> None:
        if self.process is not None and self.is_up:
            self.process.terminate()

    def see_end(self) -> None:
        """Wait for as long as its patience; then it is killed."""
        if self.process is None:
            return
        try:
            self.process.wait(self.patience)
        except subprocess.TimeoutExpired:
            say(f"{self.name} did not end in {self.patience:g} s and is killed.")
            self.kill_group()
            self.process.wait()
            self.on_killed()
        self.kill_group()


def pause_after(quick_deaths: int) -> float:
    """Half a second after the first, twice as long after each that follows soon."""
    return min(FIRST_PAUSE * 2 ** max(quick_deaths - 1, 0), LONGEST_PAUSE)


def keep_up(children: list[Child]) -> None:
    while True:
        for child in children:
            child.look_after()
        bury_orphans(children)
        time.sleep(LOOK_SECONDS)


def end_all(children: list[Child]) -> None:
    """Each is asked once: a second signal would end a worker inside its task."""
    for child in children:
        child.ask_to_end()
    for child in children:
        child.see_end()
    for orphan in offspring():
        with contextlib.suppress(ProcessLookupError):
            os.kill(orphan, signal.SIGKILL)


def adopt_orphans() -> None:
    """Should the server be killed, its own processes come to us, not to nobody."""
    if libc:
        libc.prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def end_with_parent() -> None:
    """Should we be killed, the child is asked to end and leaves the port to the next."""
    if libc:
        libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM, 0, 0, 0)


def bury_orphans(children: list[Child]) -> None:
    """Adopted processes that have died; those of `Popen` are its own business."""
    ours = {child.process.pid for child in children if child.process}
    for pid in set(offspring()) - ours:
        with contextlib.suppress(ChildProcessError):
            os.waitpid(pid, os.WNOHANG)


def offspring() -> list[int]:
    lists = Path("/proc/self/task").glob("*/children")
    return [int(pid) for path in lists for pid in path.read_text().split()]


def say(text: str) -> None:
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()
