import json
from decimal import Decimal
from pathlib import Path

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from shop.money import NotAPrice, format_vnd, in_words, parse_price, whole_vnd

VECTORS = json.loads(Path(__file__).with_name("money_vectors.json").read_text())


@pytest.mark.parametrize(("written", "amount"), VECTORS["read"])
def test_prices_are_read_as_people_write_them(written, amount):
    assert parse_price(written) == amount


@pytest.mark.parametrize("written", VECTORS["refused"])
def test_what_can_be_read_two_ways_is_no_price(written):
    with pytest.raises(NotAPrice) as refused:
        parse_price(written)

    assert "150.000" in str(refused.value)


@given(st.text(alphabet="0123456789., ktrđnghìtiệuăm₫-", max_size=50) | st.text())
def test_any_text_is_a_price_or_refused(text):
    try:
        amount = parse_price(text)
    except NotAPrice:
        return
    assert isinstance(amount, int)
    assert amount >= 0


@given(st.integers(min_value=0, max_value=10**12))
def test_what_is_printed_can_be_read(amount):
    assert parse_price(format_vnd(amount)) == amount


def test_money_is_printed_with_points_and_a_fixed_space():
    assert format_vnd(150_000) == "150.000\u00a0₫"


@pytest.mark.parametrize(
    ("amount", "rounded"),
    [(Decimal("149999.5"), 150_000), (Decimal("2.49"), 2), (Decimal("0.5"), 1)],
)
def test_money_is_rounded_to_whole_dong(amount, rounded):
    assert whole_vnd(amount) == rounded


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (150_000, "150 nghìn đồng"),
        (1_200_000, "1 triệu 200 nghìn đồng"),
        (1_000_000, "1 triệu đồng"),
        (150_500, "150 nghìn 500 đồng"),
        (500, "500 đồng"),
        (0, "0 đồng"),
    ],
)
def test_money_in_vietnamese_words(amount, words):
    assert in_words(amount) == words


def test_money_in_english_words():
    with translation.override("en"):
        assert in_words(1_200_000) == "1 million 200 thousand dong"
