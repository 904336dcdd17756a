import re

import pytest

from shop.bundles import BUNDLES

SHEET = BUNDLES["css/site.css"].text()
COLOURS = dict(re.findall(r"--([\w-]+):(#[0-9a-f]{3,6})", SHEET))


def luminance(name: str) -> float:
    digits = COLOURS[name].lstrip("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    channels = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(
    ("text", "ground"),
    [
        *[("ink", ground) for ground in ("paper", "sand", "white", "mango", "honey")],
        *[("soft", ground) for ground in ("paper", "sand", "white")],
        *[("leaf", ground) for ground in ("paper", "white")],
        *[("lotus", ground) for ground in ("paper", "white", "honey")],
        ("white", "lotus"),
        ("white", "leaf"),
        ("leaf-deep", "sprout"),
        ("leaf-deep", "sand"),
        ("brick", "clay"),
        ("brick", "white"),
    ],
)
def test_text_is_read_in_sunlight(text, ground):
    assert contrast(text, ground) >= 4.5


@pytest.mark.parametrize("ground", ["paper", "white"])
def test_border_of_a_field_is_seen(ground):
    assert contrast("field", ground) >= 3
