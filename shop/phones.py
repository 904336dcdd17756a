"""Vietnamese mobile numbers, stored as E.164."""

import re

import phonenumbers
from django.utils.translation import gettext

from shop.text import to_figures

LONGEST = 30
TYPED = re.compile(r"\+?[0-9 ().\-\u2010-\u2015]+")
MOBILE = (
    phonenumbers.PhoneNumberType.MOBILE,
    phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE,
)


class NotAPhone(ValueError):
    """The text is not the number of a Vietnamese mobile phone."""


def parse_phone(text: str) -> str:
    """ "0901 234 567" or "+84 90…" → "+84901234567"."""
    typed = to_figures(text[: 2 * LONGEST])
    if len(typed) > LONGEST or not TYPED.fullmatch(typed):
        raise NotAPhone(gettext("Write the number in figures, like 0901 234 567."))
    try:
        number = phonenumbers.parse(typed, "VN")
    except phonenumbers.NumberParseException:
        raise NotAPhone(_not_right()) from None
    if number.country_code != 84:
        raise NotAPhone(gettext("Only phone numbers of Vietnam work here."))
    if not phonenumbers.is_valid_number(number):
        raise NotAPhone(_not_right())
    if phonenumbers.number_type(number) not in MOBILE:
        raise NotAPhone(gettext("This is not a mobile number; we send it messages."))
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _not_right() -> str:
    return gettext(
        "This phone number is not right. "
        "A mobile number has 10 figures and begins with 0."
    )


def format_phone(number: str) -> str:
    """ "+84901234567" → "0901 234 567"; anything else as it is."""
    if not re.fullmatch(r"\+84[0-9]{9}", number or ""):
        return number or ""
    local = f"0{number[3:]}"
    return f"{local[:4]} {local[4:7]} {local[7:]}"
