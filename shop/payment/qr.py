"""VietQR payloads of NAPAS 247 (format document 1.0, September 2021).

Fields are written as tag, length and value: 2 digits, 2 digits, 01–99 characters.
"""

import re
from dataclasses import asdict, dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from shop.text import to_ascii

GUID = "A000000727"
TO_ACCOUNT, TO_CARD = "QRIBFTTA", "QRIBFTTC"
STATIC, DYNAMIC = "11", "12"
TRANSFER_LIMIT = 500_000_000
LONGEST_PAYLOAD = 512
LONGEST_VALUE = 99
TEXT_LENGTHS = {"name": 25, "city": 15, "postcode": 10}
TEXT_TAGS = {"59": "name", "60": "city", "61": "postcode"}
ADDITIONAL_TAGS = {
    "01": "bill_number",
    "02": "mobile",
    "03": "store",
    "04": "loyalty",
    "05": "reference",
    "06": "customer",
    "07": "terminal",
    "08": "purpose",
}
ADDITIONAL_LENGTH = 25
# Words may lose their end; half a number would be another number.
MAY_BE_CUT = {"name", "city", "store", "purpose"}

REASONS: dict[str, Promise] = {
    "too_long": _("The code is too long."),
    "broken": _("The code is damaged: a field does not have the length it names."),
    "duplicate": _("The code is damaged: a field stands in it twice."),
    "characters": _("The code holds characters that are not allowed."),
    "format": _("The code does not begin as a payment code does."),
    "crc_place": _("The code does not end with its check digits."),
    "crc": _("The check digits are wrong: the code was changed or misread."),
    "initiation": _("The code must say 11 (many payments) or 12 (one payment)."),
    "missing": _("The code lacks a field that every VietQR has."),
    "guid": _("This is not a VietQR: the mark of NAPAS is missing."),
    "bin": _("The bank number must have 6 digits."),
    "account": _("The account number must have 1 to 19 letters or digits."),
    "card": _("The card number must have up to 19 digits."),
    "receiver": _("Give an account or a card, one of the two."),
    "service": _("The code is for another service than transfers."),
    "country": _("The code must be for Vietnam and its đồng."),
    "amount": _("The amount must be whole đồng, above zero, without separators."),
    "limit": _("One transfer must stay under 500 million đồng."),
    "text": _("A text in the code is too long."),
    "additional": _("The order number and notes are too long together."),
}


class VietQRRefused(ValueError):
    """`reason` is a key of REASONS; the message says it in words."""

    def __init__(self, reason: str):
        self.reason = reason
        super().__init__(reason)

    def __str__(self):
        return str(REASONS[self.reason])


@dataclass(frozen=True, kw_only=True)
class VietQR:
    """One payment request; `amount` in whole VND, None lets the payer type it."""

    bin: str
    account: str = ""
    card: str = ""
    amount: int | None = None
    bill_number: str = ""
    mobile: str = ""
    store: str = ""
    loyalty: str = ""
    reference: str = ""
    customer: str = ""
    terminal: str = ""
    purpose: str = ""
    name: str = ""
    city: str = ""
    postcode: str = ""
    mcc: str = ""
    poi: str = ""

    @property
    def service(self) -> str:
        return TO_CARD if self.card else TO_ACCOUNT


def crc(text: str) -> str:
    """CRC-16/CCITT-FALSE of the text, 4 upper-case hex digits (NAPAS 1.0, §5)."""
    value = 0xFFFF
    for byte in text.encode():
        value ^= byte << 8
        for _bit in range(8):
            value = (value << 1) ^ (0x1021 if value & 0x8000 else 0)
        value &= 0xFFFF
    return f"{value:04X}"


def encode(qr: VietQR) -> str:
    """The payload; raises VietQRRefused where the payment cannot be written so."""
    check_receiver(qr)
    if qr.amount is not None:
        check_amount(qr.amount)
    if qr.mcc:
        check(re.fullmatch(r"[0-9]{4}", qr.mcc), "text")
    payload = "".join(
        [
            field("00", "01"),
            field("01", qr.poi or (STATIC if qr.amount is None else DYNAMIC)),
            field("38", receiver(qr)),
            field("52", qr.mcc),
            field("53", "704"),
            field("54", "" if qr.amount is None else str(qr.amount)),
            field("58", "VN"),
            *(field(tag, ascii_text(qr, key)) for tag, key in TEXT_TAGS.items()),
            field("62", additional(qr)),
            "6304",
        ]
    )
    return payload + crc(payload)


def field(tag: str, value: str) -> str:
    if not value:
        return ""
    check(len(value) <= LONGEST_VALUE, "additional" if tag == "62" else "text")
    return f"{tag}{len(value):02}{value}"


def receiver(qr: VietQR) -> str:
    bank = field("00", qr.bin) + field("01", qr.account or qr.card)
    return field("00", GUID) + field("01", bank) + field("02", qr.service)


def additional(qr: VietQR) -> str:
    return "".join(
        field(tag, ascii_text(qr, key)) for tag, key in ADDITIONAL_TAGS.items()
    )


def ascii_text(qr: VietQR, key: str) -> str:
    """Folded first, then cut or refused: only then is its length counted."""
    text = to_ascii(getattr(qr, key))
    limit = TEXT_LENGTHS.get(key, ADDITIONAL_LENGTH)
    if key in MAY_BE_CUT:
        return text[:limit].rstrip()
    check(len(text) <= limit and bool(text) == bool(getattr(qr, key)), "text")
    return text


def check_receiver(qr: VietQR) -> None:
    check(re.fullmatch(r"[0-9]{6}", qr.bin), "bin")
    check(bool(qr.account) != bool(qr.card), "receiver")
    if qr.account:
        check(re.fullmatch(r"[0-9A-Za-z]{1,19}", qr.account), "account")
    else:
        check(re.fullmatch(r"[0-9]{1,19}", qr.card), "card")
    check(qr.poi in ("", STATIC, DYNAMIC), "initiation")


def check_amount(amount: int) -> None:
    check(isinstance(amount, int) and amount > 0, "amount")
    check(amount < TRANSFER_LIMIT, "limit")


def check(holds: Any, reason: str) -> None:
    if not holds:
        raise VietQRRefused(reason)


def inputs(qr: VietQR) -> dict[str, str]:
    """What the code says, empty fields left out, every value as text."""
    said = {key: str(value) for key, value in asdict(qr).items() if value}
    return said | {"service": qr.service}
