"""Django alone: no apps, no middleware, one view."""

from shop.settings.production import *  # noqa: F403

INSTALLED_APPS: list[str] = []
MIDDLEWARE: list[str] = []
ROOT_URLCONF = "tests.bench.bare"
