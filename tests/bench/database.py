"""A database for one measurement: `<name>_bench`, dropped and made again."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

ROOM = Path(tempfile.gettempdir()) / "market-bench"
SHOPS = 1000
ORDERS = 5000


class BenchDatabase:
    """Where the measured market lives; made from the address of another database."""

    SETTINGS = "shop.settings.production"

    def __init__(self, url: str):
        parts = urlsplit(url)
        self.name = f"{parts.path.lstrip('/') or 'market'}_bench"
        self.url = urlunsplit(parts._replace(path=f"/{self.name}"))
        self.desk = urlunsplit(parts._replace(path="/postgres", scheme="postgresql"))
        self.direct = urlunsplit(urlsplit(self.url)._replace(scheme="postgresql"))

    def environment(self, **more: str) -> dict[str, str]:
        """Production, but on this machine and without https."""
        return (
            os.environ
            | {
                "DJANGO_SETTINGS_MODULE": self.SETTINGS,
                "DATABASE_URL": self.url,
                "SECRET_KEY": "only-for-measuring",
                "ALLOWED_HOSTS": "127.0.0.1",
                "SECURE_SSL_REDIRECT": "0",
                "STATIC_COMPRESS_ALL": "0",
                "LOG_LEVEL": "WARNING",
                "VAR_DIR": str(ROOM),
                "MEDIA_ROOT": str(ROOM / "media"),
                "DEMO_FILE": str(ROOM / "demo.json"),
                "DEMO": "0",
                "DEBUG": "0",
                "REDIS_URL": "",
            }
            | more
        )

    def fill(self, *, size: int) -> None:
        """The demo for its front page and stories, then as many products as asked."""
        self.make_again()
        ROOM.mkdir(exist_ok=True)
        self.manage("migrate", "-v0")
        self.manage("createcachetable")
        self.manage("load_places", "-v0")
        self.manage("load_demo", "-v0")
        shops, orders = max(1, min(SHOPS, size // 20)), min(ORDERS, size // 4)
        self.manage(
            "fill_market",
            f"--vendors={shops}",
            f"--products={size}",
            f"--orders={orders}",
        )
        self.manage("collectstatic", "--noinput", "-v0")

    def make_again(self) -> None:
        with psycopg.connect(self.desk, autocommit=True) as connection:
            name = sql.Identifier(self.name)
            connection.execute(
                sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(name)
            )
            connection.execute(sql.SQL("CREATE DATABASE {}").format(name))

    def manage(self, *arguments: str) -> None:
        subprocess.run(
            [sys.executable, "manage.py", *arguments],
            env=self.environment(),
            check=True,
            stdout=subprocess.DEVNULL,
        )

    def rows(self, query: str) -> list[tuple]:
        with psycopg.connect(self.direct) as connection:
            return connection.execute(query).fetchall()

    def backends(self) -> list[int]:
        """Processes of PostgreSQL that work for this database."""
        with psycopg.connect(self.desk) as connection:
            found = connection.execute(
                "SELECT pid FROM pg_stat_activity WHERE datname = %s", [self.name]
            )
            return [pid for (pid,) in found.fetchall()]
