"""Production, and the bare view in its place where BENCH_BARE asks for it."""

from shop.settings.production import *  # noqa: F403
from shop.settings.production import env

if env.bool("BENCH_BARE", default=False):
    ROOT_URLCONF = "tests.bench.bare"
    MIDDLEWARE: list[str] = []
