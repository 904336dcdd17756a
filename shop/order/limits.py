"""How much may be ordered at once: dated data, see data/limits.json. Whole VND."""

import json
from datetime import date
from pathlib import Path

from django.utils import timezone

DATA = Path(__file__).parent / "data" / "limits.json"


def load() -> list[dict]:
    rows = json.loads(DATA.read_text(encoding="utf-8"))["limits"]
    return [row | {"since": date.fromisoformat(row["since"])} for row in rows]


LIMITS = load()


def limit_of(name: str, *, on: date | None = None) -> int:
    """The goods of one `order` (one shop's parcel), or of a whole `basket`."""
    day = on or timezone.localdate()
    known = [row for row in LIMITS if row["name"] == name and row["since"] <= day]
    return max(known, key=lambda row: row["since"])["amount"]
