"""Whole VND: read as people write it, printed as the shop does."""

import re
import unicodedata
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext

from shop.text import fold

LONGEST = 40
THOUSAND, MILLION, BILLION = 1_000, 1_000_000, 1_000_000_000
UNITS = {
    "k": THOUSAND,
    "n": THOUSAND,
    "ng": THOUSAND,
    "nghin": THOUSAND,
    "ngan": THOUSAND,
    "tr": MILLION,
    "trieu": MILLION,
    "cu": MILLION,
    "ty": BILLION,
    "ti": BILLION,
}
UNIT = "|".join(sorted(UNITS, key=len, reverse=True))
# They ask for another picture of the sign before them.
VARIANTS = re.compile("[\ufe00-\ufe0f]")
CURRENCY = re.compile(r"\s*(?:dong|vnd|d|₫)\.?$")
PLAIN = re.compile(
    r"[0-9]+|[0-9]{1,3}(?:(?P<mark>[., ])[0-9]{3})(?:(?P=mark)[0-9]{3})*"
)
# 1tr2, 1 triệu 250, 1,5 triệu, 2 trăm ngàn, 1 triệu 200 nghìn, 1 triệu rưỡi
WITH_UNIT = re.compile(
    rf"(?P<count>[0-9]+(?:[.,][0-9]{{1,3}})*)\s*(?P<hundred>tram)?\s*(?P<unit>{UNIT})"
    rf"(?:\s*(?P<tail>[0-9]{{1,3}})\s*(?P<low>tram)?\s*(?P<low_unit>k|nghin|ngan|ng|n)?"
    r"|\s*(?P<half>ruoi))?"
)


class NotAPrice(ValueError):
    """The text is no amount of money that can be read in one way only."""


def parse_price(text: str) -> int:
    """VND from `150000`, `150.000đ`, `150k`, `150 nghìn`, `1tr2`, `1,5 triệu`.

    Numbers in words are refused: "một trăm rưỡi" may be 150 dong or 150 thousand.
    `themes/…/10-price.mjs` reads the same, see tests/shop/money_vectors.json.
    """
    if len(text) > LONGEST:
        raise _not_a_price()
    plain = unicodedata.normalize("NFKC", VARIANTS.sub("", text))
    amount = CURRENCY.sub("", fold(plain))
    if PLAIN.fullmatch(amount):
        return int(re.sub(r"[., ]", "", amount))
    match = WITH_UNIT.fullmatch(amount)
    if not match:
        raise _not_a_price()
    return _whole(_head(match) + _tail(match))


def _head(match: re.Match) -> Decimal:
    unit = UNITS[match["unit"]]
    count = _count(match["count"], unit)
    return count * (100 if match["hundred"] else 1) * unit


def _count(text: str, unit: int) -> Decimal:
    """1.200k is 1,200 thousand, but 1,250 triệu one and a quarter million."""
    whole, *rest = re.split("[.,]", text)
    if len(rest) > 1 or (rest and unit == THOUSAND and len(rest[0]) == 3):
        if not PLAIN.fullmatch(text):
            raise _not_a_price()
        return Decimal(whole + "".join(rest))
    return Decimal(".".join([whole, *rest]))


def _tail(match: re.Match) -> Decimal:
    unit = UNITS[match["unit"]]
    if match["half"]:
        return Decimal(unit) / 2
    if not match["tail"]:
        return Decimal(0)
    if re.search("[.,]", match["count"]) or (match["low_unit"] and unit == THOUSAND):
        raise _not_a_price()
    if match["low_unit"]:
        return Decimal(match["tail"]) * (100 if match["low"] else 1) * THOUSAND
    if match["low"]:
        return Decimal(match["tail"]) * unit / 10
    return Decimal(f"0.{match['tail']}") * unit


def _whole(amount: Decimal) -> int:
    if amount != amount.to_integral_value():
        raise _not_a_price()
    return int(amount)


def _not_a_price() -> NotAPrice:
    return NotAPrice(
        gettext("We cannot read this price. Write it like 150.000, 150k or 1tr2.")
    )


def whole_vnd(amount) -> int:
    """The one place where money is rounded: to the nearest đồng, half upwards."""
    return int(Decimal(amount).quantize(Decimal(1), rounding=ROUND_HALF_UP))


def group_digits(amount) -> str:
    """150000 → "150.000"."""
    return f"{whole_vnd(amount):,}".replace(",", ".")


def format_vnd(amount) -> str:
    """150000 → "150.000 ₫", with a space that does not break."""
    return f"{group_digits(amount)}\u00a0₫"


def in_words(amount: int) -> str:
    """1200000 → "1 triệu 200 nghìn đồng" (English: "1 million 200 thousand dong")."""
    millions, rest = divmod(whole_vnd(amount), MILLION)
    thousands, dong = divmod(rest, THOUSAND)
    parts = []
    if millions:
        parts.append(gettext("%(count)s million") % {"count": group_digits(millions)})
    if thousands:
        parts.append(gettext("%(count)s thousand") % {"count": thousands})
    if dong or not parts:
        parts.append(str(dong))
    return gettext("%(amount)s dong") % {"amount": " ".join(parts)}
