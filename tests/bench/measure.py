"""One page's price: requests a second, waiting time, CPU and memory."""

import json
import subprocess
import sys
from dataclasses import dataclass

from .server import Server, cpu_seconds, resident_mb

WARM_UP_SECONDS = 1.5
SECONDS = 4.0
CONNECTIONS = 4


@dataclass(frozen=True)
class Row:
    page: str
    cached: bool
    rps: float
    p50_ms: float
    p99_ms: float
    cpu_ms: float
    rss_mb: float
    sent_kb: float


def measure(
    server: Server,
    database,
    page: str,
    paths: list[str],
    *,
    cached: bool,
    cookie: str = "",
    seconds: float = SECONDS,
) -> Row:
    """`cpu_ms` counts the server's processes and PostgreSQL's, not the asker's."""
    run_load(server, paths, cookie, WARM_UP_SECONDS)
    pids = server.processes() + database.backends()
    before = cpu_seconds(pids)
    told = run_load(server, paths, cookie, seconds)
    used = cpu_seconds(pids) - before
    return Row(
        page=page,
        cached=cached,
        rps=round(told["rps"], 1),
        p50_ms=round(told["p50_ms"], 2),
        p99_ms=round(told["p99_ms"], 2),
        cpu_ms=round(used * 1000 / told["requests"], 3),
        rss_mb=round(resident_mb(server.processes()), 1),
        sent_kb=round(told["bytes"] / told["requests"] / 1024, 1),
    )


def run_load(server: Server, paths: list[str], cookie: str, seconds: float) -> dict:
    order = {
        "port": server.port,
        "paths": paths,
        "cookie": cookie,
        "seconds": seconds,
        "connections": CONNECTIONS,
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.load"],
        input=json.dumps(order),
        capture_output=True,
        text=True,
        check=False,
        timeout=seconds + 60,
    )
    if done.returncode:
        raise RuntimeError(done.stderr.strip())
    return json.loads(done.stdout)
