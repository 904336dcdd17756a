"""What the tests run on: SQLite in a file, or the database of DATABASE_URL."""

import tempfile
from pathlib import Path

from .base import *  # noqa: F403
from .base import CACHES, DATABASES, env
from .storage import STORAGES

ROOM = tempfile.TemporaryDirectory(prefix="market-tests-", ignore_cleanup_errors=True)

SECRET_KEY = "tests"  # noqa: S105
DEMO = env.bool("DEMO", default=True)
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

DATABASES["default"]["CONN_MAX_AGE"] = 0
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, not memory: threads that buy at once need connections of their own.
    DATABASES["default"]["TEST"] = {"NAME": f"{ROOM.name}/market.sqlite3"}
    DATABASES["default"]["OPTIONS"]["init_command"] += "; PRAGMA synchronous=OFF"

IN_MEMORY = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
CACHES = {
    alias: {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": alias,
    }
    for alias in CACHES
}
TASKS = {
    "default": {
        "BACKEND": "django_tasks.backends.immediate.ImmediateBackend",
        "QUEUES": [],
    }
}
VAR_DIR = Path(ROOM.name)
MEDIA_ROOT = VAR_DIR / "media"
STATIC_ROOT = Path(ROOM.name) / "static"
STATIC_ROOT.mkdir()
STORAGES["staticfiles"] = {
    "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
}
WHITENOISE_AUTOREFRESH = True
PAGE_CACHE_SECONDS = 0
