"""For how long the check of an identity holds."""

import json
from calendar import monthrange
from datetime import date
from pathlib import Path

from django.utils import timezone

DATA = Path(__file__).parent / "data" / "identity.json"


def oldest_check(today: date) -> date:
    """The first day whose check still counts, by the rule in force today."""
    rules = {
        date.fromisoformat(row["since"]): row for row in json.loads(DATA.read_text())
    }
    since = max(since for since in rules if since <= today)
    return months_before(today, rules[since]["oldest_months"])


def check_that_holds(vendor):
    """The newest check of her identity, where it is not too old; else None."""
    oldest = oldest_check(timezone.localdate())
    checks = vendor.identity_checks.filter(checked_on__gte=oldest)
    return checks.order_by("-checked_on", "-pk").first()


def months_before(day: date, months: int) -> date:
    """The same day of that month, or its last one."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
