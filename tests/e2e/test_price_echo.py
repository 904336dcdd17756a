"""The browser's script and shop/money.py read one price alike, whatever is typed."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shop.bundles import BUNDLES
from shop.money import NotAPrice, parse_price

VECTORS = Path(__file__).parents[1] / "shop" / "money_vectors.json"
PIECES = (
    *"0123456789., kKđ₫-\u00a0\u200b\u202e\ufe0f\u0301\u3164１５，",
    *("150", "000", "nghìn", "ngàn", "ng", "tr", "triệu", "củ", "tỷ", "trăm"),
    *("rưỡi", "đồng", "VND", "Ð"),
)
HOSTILE = st.lists(st.sampled_from(PIECES), max_size=12).map("".join) | st.text()


@pytest.fixture(scope="module")
def read_in_browser(browser):
    """Amounts as text, None where the browser reads none."""
    parts = BUNDLES["js/seller.js"].parts()
    price = next(part for part in parts if "price" in part.name).read_text()
    script = price.replace("export ", "")
    page = browser.new_page()
    page.evaluate(f"() => {{ {script}\nwindow.readPrice = readPrice }}")
    yield lambda typed: page.evaluate(
        "texts => texts.map(text => readPrice(text)?.toString() ?? null)", typed
    )
    page.close()


def read_here(text: str) -> str | None:
    try:
        return str(parse_price(text))
    except NotAPrice:
        return None


def test_known_prices_are_read_alike(read_in_browser):
    vectors = json.loads(VECTORS.read_text())
    typed = [text for text, _ in vectors["read"]] + vectors["refused"]

    wanted = [str(amount) for _, amount in vectors["read"]]
    assert read_in_browser(typed) == wanted + [None] * len(vectors["refused"])


@settings(
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(typed=st.lists(HOSTILE, min_size=30, max_size=60))
def test_hostile_prices_are_read_alike(read_in_browser, typed):
    found = dict(zip(typed, read_in_browser(typed), strict=True))

    assert found == {text: read_here(text) for text in typed}
