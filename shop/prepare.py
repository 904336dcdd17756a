"""Make the market ready to be served: `python -m shop.prepare`.

What was done before and has not changed since is left out, so that a second start
is quick; an interrupted run goes on where it stopped.
"""

import hashlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings.dev")

import django
from django.conf import settings
from django.core.management import call_command

from shop.translations import compile_translations

ROOT = Path(settings.BASE_DIR)
CODE = ("shop", "vendors", "cms")
WAGTAIL_FIRST = ("wagtailcore", "wagtaildocs", "wagtailredirects", "wagtailusers")


def main() -> None:
    began = time.monotonic()
    settings.VAR_DIR.mkdir(exist_ok=True)
    compile_translations()
    static = collect_static()
    try:
        prepare_database()
    finally:
        failed = static and static.wait()
    if failed:
        sys.exit("The static files could not be collected.")
    say(f"Ready after {time.monotonic() - began:.0f} s.")


def collect_static() -> subprocess.Popen | None:
    """Runs beside the migrations: both take their time, each on one core."""
    done = Done("static")
    sources = [
        f for part in ("css", "js", "static") for f in files(f"themes/*/{part}/**/*")
    ]
    key = fingerprint([ROOT / "uv.lock", ROOT / "shop/bundles.py", *sources])
    key += str(settings.STATIC_ROOT)
    if done.has("collectstatic", key) and not settings.S3_BUCKET:
        return None
    say("Collecting static files …")
    code = "import sys; from shop.prepare import collect; collect(sys.argv[1])"
    return subprocess.Popen([sys.executable, "-c", code, key])


def collect(key: str) -> None:
    django.setup()
    call_command("collectstatic", interactive=False, verbosity=0)
    Done("static").add("collectstatic", key)


def prepare_database() -> None:
    done = Done(f"database-{digest(str(database_address()))}", fresh=is_new_database())
    # What migrations leave to a receiver (the search index) counts among them.
    tables = [*code("**/migrations/*.py"), ROOT / "shop/search/index.py"]
    schema = fingerprint([ROOT / "uv.lock", *tables])
    places = fingerprint(code("**/places/data/*")) + schema
    steps: list[tuple[str, str, Callable[[], None]]] = [
        ("Migrating the database", schema, migrate),
        ("Loading provinces and communes", places, load_places),
    ]
    if settings.DEMO:
        made_by = [*files("cms/demo/**/*"), *files("shop/photos/*.py")]
        demo = fingerprint(made_by) + schema
        demo += str(settings.MEDIA_ROOT)
        if not settings.DEMO_FILE.exists():
            done.forget("Loading the demo market")
        steps.append(("Loading the demo market", demo, load_demo))
    todo = [step for step in steps if not done.has(step[0], step[1])]
    if todo:
        django.setup()
    for title, key, step in todo:
        say(f"{title} …")
        began = time.monotonic()
        step()
        done.add(title, key)
        say(f"{title}: done in {time.monotonic() - began:.0f} s.")


def migrate() -> None:
    """Wagtail's long history goes by quickly while few other models stand."""
    for label in WAGTAIL_FIRST:
        call_command("migrate", label, interactive=False)
    call_command("migrate", interactive=False)
    call_command("createcachetable")


def load_places() -> None:
    call_command("load_places")


def load_demo() -> None:
    call_command("load_demo")


def database_address() -> dict:
    return {
        key: settings.DATABASES["default"][key] for key in ("ENGINE", "HOST", "NAME")
    }


def is_new_database() -> bool:
    """Only a file can be seen to be gone; a server is always asked."""
    address = database_address()
    return not (
        address["ENGINE"].endswith("sqlite3") and Path(address["NAME"]).exists()
    )


class Done:
    """What has been done, in a file, with a fingerprint of what it was done from."""

    def __init__(self, name: str, fresh: bool = False):
        self.path = settings.VAR_DIR / "done" / f"{name}.json"
        if fresh:
            self.path.unlink(missing_ok=True)

    def read(self) -> dict[str, str]:
        return json.loads(self.path.read_text()) if self.path.exists() else {}

    def has(self, step: str, key: str) -> bool:
        return self.read().get(step) == digest(key)

    def add(self, step: str, key: str) -> None:
        self.write(self.read() | {step: digest(key)})

    def forget(self, step: str) -> None:
        self.write({name: key for name, key in self.read().items() if name != step})

    def write(self, steps: dict[str, str]) -> None:
        self.path.parent.mkdir(exist_ok=True)
        unfinished = self.path.with_suffix(".new")
        unfinished.write_text(json.dumps(steps))
        unfinished.replace(self.path)


def code(pattern: str) -> list[Path]:
    return [path for package in CODE for path in files(f"{package}/{pattern}")]


def files(pattern: str) -> list[Path]:
    return sorted(
        path
        for path in ROOT.glob(pattern)
        if path.is_file() and path.suffix not in (".pyc", ".mo")
    )


def fingerprint(paths: Iterable[Path]) -> str:
    found = hashlib.sha256()
    for path in paths:
        found.update(str(path.relative_to(ROOT)).encode())
        found.update(path.read_bytes())
    return found.hexdigest()


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
