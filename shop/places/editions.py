"""The dated files of this app: the newest edition and its corrections."""

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

FOLDER = Path(__file__).parent / "data"
MEKONG = {"80", "82", "86", "91", "92", "96"}


def edition(name: str, day: date) -> tuple[date, list[dict[str, str]]]:
    """The newest file of this name that is in force on the day, with its date."""
    dated = {
        date.fromisoformat(path.stem.removeprefix(f"{name}-")): path
        for path in FOLDER.glob(f"{name}-*.csv")
    }
    newest = max(since for since in dated if since <= day)
    return newest, list(rows(dated[newest]))


def corrections(day: date) -> Iterator[dict[str, str]]:
    for row in rows(FOLDER / "corrections.csv"):
        if date.fromisoformat(row["since"]) <= day:
            yield row


def rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as file:
        yield from csv.DictReader(file)
