"""Read a VietQR payload: any order of fields, everything else as the rules say."""

import re

from shop.payment.qr import (
    ADDITIONAL_LENGTH,
    ADDITIONAL_TAGS,
    DYNAMIC,
    GUID,
    LONGEST_PAYLOAD,
    STATIC,
    TEXT_LENGTHS,
    TEXT_TAGS,
    TO_ACCOUNT,
    TO_CARD,
    VietQR,
    check,
    check_receiver,
    crc,
)

OTHER_LANGUAGE = "64"
LONGEST_AMOUNT = 13


def decode(payload: str) -> VietQR:
    """The payment that a payload asks for; raises VietQRRefused with the reason."""
    check(len(payload) <= LONGEST_PAYLOAD, "too_long")
    check("\ufffd" not in payload and payload.isprintable(), "characters")
    fields = split(payload)
    check_frame(payload, fields)
    for tag, value in fields.items():
        check(value.isascii() or tag == OTHER_LANGUAGE, "characters")
    check({"01", "38", "53", "58"} <= fields.keys(), "missing")
    check(fields["01"] in (STATIC, DYNAMIC), "initiation")
    check(fields["53"] == "704" and fields["58"] == "VN", "country")
    check(re.fullmatch(r"[0-9]{4}", fields.get("52", "0000")), "text")
    qr = VietQR(
        poi=fields["01"],
        mcc=fields.get("52", ""),
        amount=read_amount(fields.get("54")),
        **read_receiver(fields["38"]),
        **read_texts(fields),
        **read_additional(fields.get("62", "")),
    )
    check_receiver(qr)
    return qr


def split(text: str) -> dict[str, str]:
    """TLV, in the order of the text; an empty value has no length that is allowed."""
    fields: dict[str, str] = {}
    at = 0
    while at < len(text):
        head = text[at : at + 4]
        check(re.fullmatch(r"[0-9]{4}", head) and head[2:] != "00", "broken")
        tag, length = head[:2], int(head[2:])
        value = text[at + 4 : at + 4 + length]
        check(len(value) == length, "broken")
        check(tag not in fields, "duplicate")
        fields[tag] = value
        at += 4 + length
    return fields


def check_frame(payload: str, fields: dict[str, str]) -> None:
    """00 comes first, 63 last; its check digits may be in either case."""
    tags = list(fields)
    check(tags and tags[0] == "00" and fields["00"] == "01", "format")
    check(tags[-1] == "63" and len(fields["63"]) == 4, "crc_place")
    check(fields["63"].upper() == crc(payload[:-4]), "crc")


def read_receiver(text: str) -> dict[str, str]:
    fields = split(text)
    check(fields.get("00") == GUID, "guid")
    check(fields.keys() == {"00", "01", "02"}, "missing")
    check(fields["02"] in (TO_ACCOUNT, TO_CARD), "service")
    bank = split(fields["01"])
    check(bank.keys() == {"00", "01"}, "missing")
    key = "card" if fields["02"] == TO_CARD else "account"
    return {"bin": bank["00"], key: bank["01"]}


def read_amount(text: str | None) -> int | None:
    if text is None:
        return None
    check(len(text) <= LONGEST_AMOUNT, "amount")
    # VND has no decimals, but 180000.00 says the same as 180000.
    check(re.fullmatch(r"[0-9]+(\.0*)?", text), "amount")
    amount = int(text.split(".")[0])
    check(amount, "amount")
    return amount


def read_texts(fields: dict[str, str]) -> dict[str, str]:
    texts = {key: fields[tag] for tag, key in TEXT_TAGS.items() if tag in fields}
    for key, value in texts.items():
        check(len(value) <= TEXT_LENGTHS[key], "text")
    return texts


def read_additional(text: str) -> dict[str, str]:
    fields = split(text)
    known = {key: fields[tag] for tag, key in ADDITIONAL_TAGS.items() if tag in fields}
    check("00" not in fields, "broken")
    check(all(len(value) <= ADDITIONAL_LENGTH for value in known.values()), "text")
    check(re.fullmatch(r"[AME]{1,3}", fields.get("09", "A")), "text")
    return known
