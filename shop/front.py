"""Between the server and Django: bodies that come slowly or are far too large.

A phone on a weak line sends a photo for minutes. Meanwhile a thread has to wait for it,
but it is none of those that work: so many work at once as WEB_THREADS says, whoever
still waits for a body stands outside, and of those there are not too many either.
"""

import os
from collections.abc import Callable
from tempfile import SpooledTemporaryFile
from threading import BoundedSemaphore

WORKING = int(os.environ.get("WEB_THREADS") or 4)
SENDING = int(os.environ.get("UPLOAD_THREADS") or 16)
MOST_BYTES = 25 * 1024 * 1024
IN_MEMORY = 2 * 1024 * 1024
PIECE = 64 * 1024
TOO_LARGE = "shop.body_too_large"
BUSY_LINE = "Nhiều người đang gửi cùng lúc. Xin gửi lại sau ít phút.\n"


class Front:
    """A WSGI application around another one."""

    def __init__(self, application: Callable):
        self.application = application
        self.working = BoundedSemaphore(WORKING)
        self.sending = BoundedSemaphore(SENDING)

    def __call__(self, environ, start_response):
        size = length_of(environ)
        if size > MOST_BYTES:
            environ |= {TOO_LARGE: True, "CONTENT_LENGTH": "0"}
        elif size:
            if not self.sending.acquire(blocking=False):
                return self.refuse(start_response)
            try:
                environ["wsgi.input"] = read_body(environ["wsgi.input"], size)
            finally:
                self.sending.release()
        with self.working:
            return self.application(environ, start_response)

    def refuse(self, start_response) -> list[bytes]:
        body = BUSY_LINE.encode()
        headers = [
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Length", str(len(body))),
            ("Retry-After", "30"),
        ]
        start_response("503 Service Unavailable", headers)
        return [body]


def length_of(environ) -> int:
    """In bytes; a body that does not say its length is none to Django either."""
    text = environ.get("CONTENT_LENGTH") or "0"
    return int(text) if text.isascii() and text.isdecimal() else 0


def read_body(stream, size: int):
    """All of it, as far as it comes; a line that breaks off leaves it short."""
    body = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115
    while size > 0 and (piece := stream.read(min(PIECE, size))):
        body.write(piece)
        size -= len(piece)
    body.seek(0)
    return body
