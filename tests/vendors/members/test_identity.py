from datetime import date

import pytest

from vendors.members.identity import oldest_check


@pytest.mark.parametrize(
    ("today", "oldest"),
    [
        (date(2026, 11, 28), date(2025, 5, 28)),
        (date(2026, 8, 31), date(2025, 2, 28)),
        (date(2026, 6, 30), date(2024, 12, 30)),
    ],
)
def test_a_check_holds_for_eighteen_months(today, oldest):
    assert oldest_check(today) == oldest
