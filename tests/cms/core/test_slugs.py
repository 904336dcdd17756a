import re

import pytest

from cms.core.slugs import FORMATTERS, LOOSE_MARKS

TITLES = {
    "Đường thốt nốt của má Sáu": "Duong thot not cua ma Sau",
    "Ưng ý, Ỷ lại, Ằng ẳng": "Ung y, Y lai, Ang ang",
    "đ": "d",
    "Khóm Cầu Đúc": "Khom Cau Duc",
}


def as_browser(title: str) -> str:
    for letters, base in [*FORMATTERS, (LOOSE_MARKS, "")]:
        title = re.sub(letters, base, title)
    return title


@pytest.mark.parametrize("title", TITLES)
def test_marks_go_before_the_browser_makes_an_address(title):
    assert as_browser(title) == TITLES[title]


def test_loose_marks_go_too():
    assert as_browser("Ca\u0302\u0300u") == "Cau"
