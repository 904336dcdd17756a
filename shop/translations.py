"""Compile the catalogues where gettext is not installed: `python -m shop.translations`."""

import os
from pathlib import Path

import polib
from django.conf import settings


def compile_translations() -> int:
    """The number of catalogues that were newer than what was compiled of them."""
    stale = [path for path in catalogues() if is_stale(path)]
    for path in stale:
        compile_catalogue(path)
    return len(stale)


def catalogues() -> list[Path]:
    return sorted(
        path
        for folder in settings.LOCALE_PATHS
        for path in Path(folder).glob("*/LC_MESSAGES/*.po")
    )


def is_stale(path: Path) -> bool:
    compiled = path.with_suffix(".mo")
    return not compiled.exists() or compiled.stat().st_mtime < path.stat().st_mtime


def compile_catalogue(path: Path) -> None:
    """Whole or not at all: another process may be doing the same."""
    unfinished = path.with_suffix(f".{os.getpid()}.mo")
    polib.pofile(str(path)).save_as_mofile(str(unfinished))
    unfinished.replace(path.with_suffix(".mo"))


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings.dev")
    compile_translations()
