"""`make bench DATABASE_URL=… [SIZE=20000]`: what each page costs on this machine.

Makes a database of its own, fills it, starts the production server with two workers
and asks for pages, with the page cache off and on, beside a bare Django view.
`KEEP=1` measures once more on the database that the last run made.
"""

import json
import os
import sys
from dataclasses import asdict
from pathlib import Path

from .database import BenchDatabase
from .measure import Row, measure
from .pages import find_pages
from .server import Server

SIZE = int(os.environ.get("SIZE") or 20_000)
SECONDS = float(os.environ.get("SECONDS") or 4)
KEEP = os.environ.get("KEEP") == "1"
ANSWER = Path(os.environ.get("BENCH_JSON") or "bench.json")


def main() -> int:
    url = os.environ.get("DATABASE_URL", "")
    if not url.startswith(("postgres://", "postgresql://")):
        sys.stderr.write("make bench needs DATABASE_URL=postgres://…\n")
        return 2
    database = BenchDatabase(url)
    if not KEEP:
        say(f"Filling {database.name} with {SIZE} products …")
        database.fill(size=SIZE)
    rows: list[Row] = []
    with Server(database, bare=True) as server:
        rows.append(measure(server, database, "bare view", ["/"], cached=False))
    report(rows)
    for cached in (False, True):
        with Server(database, cache_seconds=600 if cached else 0) as server:
            for name, page in find_pages(server.address, database).items():
                row = measure(
                    server, database, name, page.paths, cached=cached,
                    cookie=page.cookie, seconds=SECONDS,
                )  # fmt: skip
                rows.append(row)
                report(rows)
    ANSWER.write_text(json.dumps([asdict(row) for row in rows], indent=1) + "\n")
    say(f"\n{ANSWER} written.")
    return 0


def report(rows: list[Row]) -> None:
    if len(rows) == 1:
        say(f"\n{'page':<22} cache     rps   p50 ms   p99 ms   cpu ms   rss MB   kB")
    row = rows[-1]
    say(
        f"{row.page:<22} {'on' if row.cached else 'off':<5} {row.rps:>7.0f}"
        f" {row.p50_ms:>8.1f} {row.p99_ms:>8.1f} {row.cpu_ms:>8.2f} {row.rss_mb:>8.0f}"
        f" {row.sent_kb:>4.0f}"
    )


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


sys.exit(main())
