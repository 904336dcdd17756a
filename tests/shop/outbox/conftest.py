import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest


class Taker(BaseHTTPRequestHandler):
    """An SMS firm of our own: answers `server.status`, writes down what came."""

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.taken.append((dict(self.headers), json.loads(body)))
        self.send_response(self.server.status)
        self.end_headers()

    def log_message(self, *args):
        pass


@pytest.fixture
def firm(settings):
    server = ThreadingHTTPServer(("127.0.0.1", 0), Taker)
    server.taken, server.status = [], 200
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings.SMS_GATEWAY = "shop.outbox.gateways.HttpSMS"
    settings.SMS_HTTP_URL = f"http://127.0.0.1:{server.server_port}/send"
    settings.SMS_HTTP_TOKEN = "token-of-ours"
    settings.SMS_SENDER = "ChoChiEm"
    yield server
    server.shutdown()
    server.server_close()


class Broken:
    """A gateway with a fault of its own; the error holds the text."""

    def send(self, message):
        message.text.encode("ascii")
