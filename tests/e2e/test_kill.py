"""Orders go on while processes are killed and the database's connections are cut.

Every part is ended at least once; nobody lends a hand. What a buyer was told is there,
and everybody is told of it.
"""

import contextlib
import sqlite3
import subprocess
import sys
import threading
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException
from urllib.parse import urlsplit

import psycopg
import pytest

from tests.e2e.processes import children, kill, running, wait_for
from tests.e2e.site import ON_POSTGRES, ROOT, on_server, running_site
from tests.shop.checkout.buying import BUYER
from tests.shop.checkout.served import Shopper

ORDERS, AT_ONCE = 60, 3
# How long the site may be silent. Where the machine does much else beside and one
# process alone takes more than QUICK_START to load the site, longer in proportion.
SILENCE_SECONDS, QUICK_START = 10, 2.5
MOST_SECONDS = 180
# A page that is cut off in the middle has no form, or not its whole length.
BROKEN = (OSError, HTTPException, TypeError)


@pytest.fixture
def market(tmp_path_factory):
    with running_site(tmp_path_factory.mktemp("kill")) as site:
        parts = ("granian", "run_worker", "run_periodic")
        wait_for(lambda: all(running(site.pid, part) for part in parts))
        yield site


def ask(site, statement: str) -> list[tuple]:
    """Rows of the market's own database."""
    address = site.env["DATABASE_URL"]
    if ON_POSTGRES:
        with psycopg.connect(address, autocommit=True) as connection:
            cursor = connection.execute(statement)
            return cursor.fetchall() if cursor.description else []
    with contextlib.closing(sqlite3.connect(urlsplit(address).path, timeout=60)) as c:
        rows = c.execute(statement).fetchall()
        c.commit()
        return rows


def cut_connections(site) -> None:
    """On SQLite there are none to cut: it is locked for a while instead."""
    address = site.env["DATABASE_URL"]
    path = urlsplit(address).path
    if ON_POSTGRES:
        name = path.lstrip("/")
        on_server(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            f"WHERE datname = '{name}'"
        )
        return
    with contextlib.closing(sqlite3.connect(path, timeout=60)) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        time.sleep(2)


def kill_one_server_process(site) -> None:
    [web] = running(site.pid, "granian")
    kill(children(web)[:1])


def kill_part(name: str):
    def deed(site) -> None:
        kill(wait_for(lambda: running(site.pid, name)))

    return deed


def kill_web_and_worker(site) -> None:
    kill_part("run_worker")(site)
    kill_part("granian")(site)


DEEDS = [
    kill_one_server_process,
    cut_connections,
    kill_part("run_worker"),
    kill_part("granian"),
    kill_part("run_periodic"),
    cut_connections,
    kill_web_and_worker,
]


class Watch(threading.Thread):
    """Looks at the front page again and again; remembers the longest silence."""

    def __init__(self, site):
        super().__init__(daemon=True)
        self.site, self.silence, self.ended = site, 0.0, False
        self.last = time.monotonic()

    def run(self):
        while not self.ended:
            if self.answers():
                self.last = time.monotonic()
            self.silence = max(self.silence, time.monotonic() - self.last)
            time.sleep(0.25)

    def answers(self) -> bool:
        address = self.site.url("/")
        with (
            contextlib.suppress(*BROKEN),
            urllib.request.urlopen(address, timeout=5) as answer,
        ):
            return answer.status == 200
        return False


class Buyers:
    """Guests who begin anew, with a new phone, until somebody tells them a number."""

    def __init__(self, site):
        self.site, self.numbers, self.tries = site, [], 0
        self.lock = threading.Lock()
        self.deadline = time.monotonic() + MOST_SECONDS
        rows = ask(
            site,
            "SELECT s.product_id, c.code, p.code FROM partner_stockrecord s "
            "JOIN partner_partner r ON r.id = s.partner_id "
            "JOIN places_place c ON c.id = r.place_id "
            "JOIN places_place p ON p.id = c.parent_id "
            "JOIN search_productcard k ON k.product_id = s.product_id "
            "WHERE s.num_in_stock - s.num_allocated > 120 ORDER BY s.id LIMIT 1",
        )
        [(self.product, commune, province)] = rows
        self.place = {"province": province, "commune": commune}

    def buy_until_told(self, _number) -> None:
        while time.monotonic() < self.deadline:
            with self.lock:
                self.tries += 1
                phone = f"09320{self.tries:05d}"
            with contextlib.suppress(*BROKEN):
                if told := self.buy(phone):
                    with self.lock:
                        self.numbers.append(told)
                    return
            time.sleep(0.5)

    def buy(self, phone: str) -> str:
        """The group's number that she is told, or nothing where a step failed."""
        shopper = Shopper(self.site.base_url)
        steps = [
            (f"/gio-hang/them/{self.product}/", {"quantity": "1"}),
            ("/thanh-toan/", BUYER | self.place | {"phone": phone}),
            ("/thanh-toan/giao-hang/", {"delivery": "ship", "payment": "cash"}),
        ]
        for path, data in steps:
            if shopper.get(path) != (200, path) or shopper.post(path, data)[0] != 200:
                return ""
        status, path = shopper.post("/thanh-toan/xem-lai/", shopper.hidden())
        return path.split("/")[2] if path.startswith("/don-hang/CE") else ""


def test_nothing_that_was_told_is_lost_while_everything_dies(market):
    slowness = max(1.0, seconds_to_load(market) / QUICK_START)
    began = time.monotonic()
    buyers, watch = Buyers(market), Watch(market)
    watch.start()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        orders = pool.map(buyers.buy_until_told, range(ORDERS))
        for count, deed in enumerate(DEEDS, start=1):
            done = count * ORDERS // (len(DEEDS) + 1)
            wait_for(
                lambda done=done: len(buyers.numbers) >= done, seconds=MOST_SECONDS
            )
            deed(market)
        list(orders)

    assert len(set(buyers.numbers)) == ORDERS
    placed = ask(
        market,
        "SELECT g.number FROM order_ordergroup g "
        "JOIN order_order o ON o.group_id = g.id JOIN order_line l ON l.order_id = o.id",
    )
    assert set(buyers.numbers) <= {number for (number,) in placed}
    wait_for(lambda: unsent(market) == [], seconds=MOST_SECONDS)
    told = ask(
        market,
        "SELECT g.number FROM order_ordergroup g JOIN outbox_message m "
        "ON m.about_type = 'order.ordergroup' AND m.about_id = CAST(g.id AS text) "
        "WHERE m.status = 'sent'",
    )
    assert set(buyers.numbers) <= {number for (number,) in told}
    watch.ended = True
    assert watch.silence < SILENCE_SECONDS * slowness
    assert time.monotonic() - began < MOST_SECONDS * slowness


def seconds_to_load(site) -> float:
    began = time.monotonic()
    command = [sys.executable, "-c", "import shop.wsgi, shop.urls"]
    subprocess.run(command, cwd=ROOT, env=site.env, check=True)
    return time.monotonic() - began


def unsent(site) -> list[tuple]:
    rows = "SELECT id, status, attempts, error FROM outbox_message"
    return ask(site, f"{rows} WHERE status <> 'sent'")
