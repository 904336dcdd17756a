"""Asks for pages as fast as they come: order as JSON on stdin, answer on stdout.

A process of its own, so that its CPU is not counted. Plain sockets kept open, one
thread each; anything but 200 ends the measurement.
"""

import json
import socket
import sys
import threading
import time
from itertools import cycle


class Asker(threading.Thread):
    def __init__(self, order: dict, start: int):
        super().__init__(daemon=True)
        self.order = order
        paths = order["paths"]
        start %= len(paths)
        self.requests = cycle([self.request(p) for p in paths[start:] + paths[:start]])
        self.times: list[float] = []
        self.bytes = 0
        self.error = ""

    def request(self, path: str) -> bytes:
        lines = [
            f"GET {path} HTTP/1.1",
            f"Host: 127.0.0.1:{self.order['port']}",
            "Accept-Encoding: gzip",
        ]
        if self.order["cookie"]:
            lines.append(f"Cookie: {self.order['cookie']}")
        return "\r\n".join([*lines, "", ""]).encode()

    def run(self):
        try:
            self.ask(time.perf_counter() + self.order["seconds"])
        except (OSError, ValueError) as error:
            self.error = str(error) or type(error).__name__

    def ask(self, until: float) -> None:
        with socket.create_connection(("127.0.0.1", self.order["port"]), 30) as line:
            line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            reader = line.makefile("rb")
            now = time.perf_counter()
            while now < until:
                began = now
                line.sendall(next(self.requests))
                self.bytes += read_answer(reader)
                now = time.perf_counter()
                self.times.append(now - began)


def read_answer(reader) -> int:
    """Bytes of the body; granian tells its length or sends it in chunks."""
    status = reader.readline()
    if status.split(b" ", 2)[1:2] != [b"200"]:
        raise ValueError(f"answered {status.decode(errors='replace').strip()!r}")
    length = None
    while (header := reader.readline().strip().lower()) != b"":
        if header.startswith(b"content-length:"):
            length = int(header.partition(b":")[2])
    if length is not None:
        reader.read(length)
        return length
    total = 0
    while size := int(reader.readline(), 16):
        reader.read(size + 2)
        total += size
    reader.readline()
    return total


def main() -> int:
    order = json.load(sys.stdin)
    askers = [Asker(order, n * 7) for n in range(order["connections"])]
    began = time.perf_counter()
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join()
    took = time.perf_counter() - began
    if errors := {asker.error for asker in askers if asker.error}:
        sys.stderr.write("; ".join(sorted(errors)))
        return 1
    times = sorted(t for asker in askers for t in asker.times)
    answer = {
        "requests": len(times),
        "rps": len(times) / took,
        "p50_ms": times[len(times) // 2] * 1000,
        "p99_ms": times[int(len(times) * 0.99)] * 1000,
        "bytes": sum(asker.bytes for asker in askers),
    }
    json.dump(answer, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
