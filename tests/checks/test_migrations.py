import re
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

OURS = Path(settings.BASE_DIR)
# Forks with fields of our own: our first migration stands for all of Oscar's.
FORKED = ("catalogue", "partner", "order", "payment")


def oscars_steps(label: str) -> set[tuple[str, str]]:
    package = import_module(f"oscar.apps.{label}.migrations")
    names = [path.stem for path in Path(package.__path__[0]).glob("[0-9]*.py")]
    return {(label, name) for name in names}


def our_replacement(label: str) -> list[tuple[str, str]]:
    package = apps.get_app_config(label).module.__name__
    return import_module(f"{package}.migrations.0001_market").Migration.replaces


@pytest.mark.parametrize("label", FORKED)
def test_each_step_of_oscar_is_in_ours(label):
    """Oscar has a new one? Copy what it does into a migration of ours, then name it
    here; an installed market would otherwise never get it."""
    assert set(our_replacement(label)) == oscars_steps(label)


def test_every_fork_with_migrations_of_its_own_is_looked_at():
    forks = {
        Path(config.path).name
        for config in apps.get_app_configs()
        if config.name.startswith("shop.") and is_oscars(config.label)
    }
    own = {name for name in forks if (OURS / "shop" / name / "migrations").exists()}

    # Search is ours alone: Oscar's has no tables.
    assert own - {"search"} == set(FORKED)


def is_oscars(label: str) -> bool:
    return (Path(import_module("oscar.apps").__path__[0]) / label).is_dir()


def test_blocks_of_stories_are_in_no_migration():
    """They are the code's business: a new block must not need a migration."""
    for path in OURS.glob("cms/*/migrations/*.py"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"block_lookup|blocks\.\w+Block", text), path.name
