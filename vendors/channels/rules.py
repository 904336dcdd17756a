"""What the platforms ask of a listing: dated data, see data/limits.json."""

import json
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from django.utils import timezone

from .registry import channels

DATA = Path(__file__).parent / "data" / "limits.json"


@dataclass(frozen=True)
class Rules:
    """Lengths in characters, sides in pixels, prices in VND; {} is no limit."""

    channel: str
    since: date
    source: str
    confidence: str
    title: dict[str, int] = field(default_factory=dict)
    description: dict[str, int] = field(default_factory=dict)
    photos: dict[str, int] = field(default_factory=dict)
    price: dict[str, int] = field(default_factory=dict)
    stock: dict[str, int] = field(default_factory=dict)


class NoRules(LookupError):
    """We know nothing of what this channel asks."""


def load() -> list[Rules]:
    data = json.loads(DATA.read_text(encoding="utf-8"))
    return [
        Rules(**{**rule, "since": date.fromisoformat(rule["since"])})
        for rule in [*data["rules"], *brought_along()]
    ]


def brought_along() -> list[dict]:
    return [
        {"channel": channel.code, **rule}
        for channel in channels().values()
        for rule in channel.rules
    ]


RULES = load()


def rules_of(channel: str, *, on: date | None = None) -> Rules:
    """Those in force on that day, today without one."""
    day = on or timezone.localdate()
    known = [
        rules for rules in RULES if rules.channel == channel and rules.since <= day
    ]
    if not known:
        raise NoRules(channel)
    return max(known, key=lambda rules: rules.since)
