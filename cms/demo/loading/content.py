"""The demo market's people, goods and stories, as written in `content/`."""

import json
from functools import cache
from pathlib import Path

HERE = Path(__file__).resolve().parents[1]
PICTURES = HERE / "pictures"


@cache
def read(name: str) -> list[dict]:
    return json.loads((HERE / "content" / f"{name}.json").read_text(encoding="utf-8"))


def approved(vendor: dict) -> bool:
    return vendor["status"] == "approved"
