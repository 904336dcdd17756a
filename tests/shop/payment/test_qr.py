from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shop.payment.qr import REASONS, VietQR, VietQRRefused, crc, encode, inputs
from shop.payment.qr_reading import decode

from .vectors import VECTORS

VALID = [(vector["payload"], vector["inputs"]) for vector in VECTORS["valid"]]
INVALID = [vector["payload"] for vector in VECTORS["invalid"]]
WRONG = list(zip(INVALID, ["crc", "broken"], strict=True))
SAID_ELSEWHERE = {"service", "amount", "poi"}
IN_OUR_ORDER = [pair for pair in VALID if pair[0][12:14] == "38"]

ORDER = VietQR(
    bin="970403",
    account="0011012345678",
    amount=180_000,
    bill_number="NPS6869",
    purpose="thanh toan don hang",
)
NAPAS_OWN = VALID[1][0]


def sealed(*fields: tuple[str, str]) -> str:
    """A payload of these fields with right lengths and right check digits."""
    body = "".join(f"{tag}{len(value):02}{value}" for tag, value in fields) + "6304"
    return body + crc(body)


def receiver(guid="A000000727", bank="000697041501101234567890", service="QRIBFTTA"):
    fields = [("00", guid), ("01", bank), ("02", service)]
    return "".join(f"{tag}{len(value):02}{value}" for tag, value in fields if value)


def parts(**changes) -> list[tuple[str, str]]:
    """The fields of a good payload, some changed (`tag_54="0"`) or left out (None)."""
    fields = {
        "00": "01",
        "01": "12",
        "38": receiver(),
        "53": "704",
        "54": "180000",
        "58": "VN",
    }
    fields |= {key.removeprefix("tag_"): value for key, value in changes.items()}
    return [(tag, value) for tag, value in fields.items() if value is not None]


def refusal(payload: str) -> str:
    with pytest.raises(VietQRRefused) as refused:
        decode(payload)
    assert str(refused.value) == str(REASONS[refused.value.reason])
    return refused.value.reason


@pytest.mark.parametrize("check", VECTORS["crc_check"], ids=lambda check: check["crc"])
def test_check_digits_are_those_of_the_standard(check):
    assert crc(check["input"]) == check["crc"]


def test_check_digits_keep_their_zeros():
    assert VALID[6][0].endswith("0283")
    assert crc(VALID[6][0][:-4]) == "0283"


@pytest.mark.parametrize(("payload", "fields"), VALID)
def test_published_code_is_read_field_by_field(payload, fields):
    assert inputs(decode(payload)) == fields


@pytest.mark.parametrize(("payload", "fields"), IN_OUR_ORDER)
def test_published_code_is_written_again(payload, fields):
    known = {key: value for key, value in fields.items() if key not in SAID_ELSEWHERE}
    amount = int(fields["amount"]) if "amount" in fields else None

    assert encode(VietQR(**known, amount=amount)) == payload


def test_all_but_one_published_code_are_in_our_order():
    assert len(IN_OUR_ORDER) == len(VALID) - 1 == 8


@pytest.mark.parametrize(("payload", "reason"), WRONG)
def test_wrong_code_is_refused(payload, reason):
    assert refusal(payload) == reason


def test_check_digits_may_be_small_letters():
    assert decode(VALID[4][0][:-4] + "d9c6") == decode(VALID[4][0])


def test_fields_may_come_in_any_order():
    shuffled = [parts()[0], *reversed(parts()[1:])]

    assert decode(sealed(*shuffled)) == decode(sealed(*parts()))


@pytest.mark.parametrize("at", range(len(NAPAS_OWN)))
def test_no_single_wrong_character_gets_through(at):
    other = "0" if NAPAS_OWN[at] != "0" else "1"

    with pytest.raises(VietQRRefused):
        decode(NAPAS_OWN[:at] + other + NAPAS_OWN[at + 1 :])


@pytest.mark.parametrize(
    ("payload", "reason"),
    [
        ("", "format"),
        ("0", "broken"),
        ("https://example.com", "broken"),
        ("0" * 513, "too_long"),
        ("000201\n", "characters"),
        ("000201", "crc_place"),
        (NAPAS_OWN[:-1], "broken"),
        (NAPAS_OWN + "0", "broken"),
        (NAPAS_OWN[:-4] + "ZZZZ", "crc"),
        (sealed(*reversed(parts())), "format"),
        (sealed(*parts(tag_00="02")), "format"),
        (sealed(*parts()) + "52045812", "crc_place"),
        (sealed(*parts(), ("58", "VN")), "duplicate"),
        (sealed(*parts(tag_01="22")), "initiation"),
        (sealed(*parts(tag_01=None)), "missing"),
        (sealed(*parts(tag_38=None)), "missing"),
        (sealed(*parts(tag_53=None)), "missing"),
        (sealed(*parts(tag_58=None)), "missing"),
        (sealed(*parts(tag_53="840")), "country"),
        (sealed(*parts(tag_58="TH")), "country"),
        (sealed(*parts(tag_52="12a4")), "text"),
        (sealed(*parts(tag_54="0")), "amount"),
        (sealed(*parts(tag_54="0.00")), "amount"),
        (sealed(*parts(tag_54="-5")), "amount"),
        (sealed(*parts(tag_54="1.000.000")), "amount"),
        (sealed(*parts(tag_54="180,000")), "amount"),
        (sealed(*parts(tag_54="180000.50")), "amount"),
        (sealed(*parts(tag_54="12345678901234")), "amount"),
        (sealed(*parts(tag_59="x" * 26)), "text"),
        (sealed(*parts(tag_60="x" * 16)), "text"),
        (sealed(*parts(tag_59="Chị Đào")), "characters"),
        (sealed(*parts(tag_62="0826" + "x" * 26)), "text"),
        (sealed(*parts(tag_62="0804abc")), "broken"),
        (sealed(*parts(tag_62="0803abc0803abc")), "duplicate"),
        (sealed(*parts(tag_62="0901Z")), "text"),
        ("0000" + sealed(*parts()), "broken"),
    ],
)
def test_damaged_code_is_refused_with_the_reason(payload, reason):
    assert refusal(payload) == reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (receiver(guid="A000000728"), "guid"),
        (receiver(guid=""), "guid"),
        (receiver(bank=""), "missing"),
        (receiver(service=""), "missing"),
        (receiver(service="QRPUSH"), "service"),
        (receiver() + "0301x", "missing"),
        (receiver(bank="0006970415"), "missing"),
        (receiver(bank="00069704150110123"), "broken"),
        (receiver(bank="000597041010510123"), "bin"),
        (receiver(bank="000697041x010510123"), "bin"),
        (receiver(bank="0006970415012012345678901234567890"), "account"),
        (receiver(bank="00069704150105 1012"), "account"),
        (receiver(bank="0006970415010510a23", service="QRIBFTTC"), "card"),
    ],
)
def test_wrong_receiver_is_refused_with_the_reason(text, reason):
    assert refusal(sealed(*parts(tag_38=text))) == reason


def test_amount_with_zeros_behind_the_point_is_whole():
    assert decode(sealed(*parts(tag_54="180000.00"))).amount == 180_000


def test_name_in_another_language_may_have_marks():
    text = "0002VI0107Chị Đào"

    assert decode(sealed(*parts(tag_64=text))).amount == 180_000


def test_wallet_accounts_may_have_letters():
    qr = VietQR(bin="971025", account="99MM24030M34875080")

    assert decode(encode(qr)).account == "99MM24030M34875080"


@given(st.text(max_size=120) | st.text(alphabet="0123456789AQRIBFT.", max_size=200))
def test_any_text_is_read_or_refused(text):
    with pytest.raises(VietQRRefused):
        decode(text)


@given(st.text(), st.text(max_size=25), st.integers(1, 499_999_999))
def test_whatever_is_written_is_read_again(purpose, name, amount):
    qr = decode(encode(replace(ORDER, purpose=purpose, name=name, amount=amount)))

    assert (qr.bin, qr.account, qr.amount) == ("970403", "0011012345678", amount)
    assert qr.bill_number == "NPS6869"
    assert len(qr.purpose) <= 25


def test_text_is_folded_then_cut_then_counted():
    payload = encode(replace(ORDER, purpose="Đặt bánh tráng sữa ở chợ chị em"))

    assert "0825Dat banh trang sua o cho " not in payload
    assert "0824Dat banh trang sua o cho6304" in payload
    assert decode(payload).purpose == "Dat banh trang sua o cho"


def test_text_that_leaves_nothing_in_ascii_is_left_out():
    assert decode(encode(replace(ORDER, purpose="🍍🥥"))).purpose == ""


def test_code_without_amount_serves_many_payments():
    qr = decode(encode(replace(ORDER, amount=None)))

    assert (qr.poi, qr.amount) == ("11", None)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"bin": ""}, "bin"),
        ({"bin": "97040"}, "bin"),
        ({"bin": "97040x"}, "bin"),
        ({"bin": "٩٧٠٤٠٣"}, "bin"),
        ({"account": ""}, "receiver"),
        ({"card": "9704031101234567"}, "receiver"),
        ({"account": "1" * 20}, "account"),
        ({"account": "00110 12345"}, "account"),
        ({"account": "Đ123"}, "account"),
        ({"account": "", "card": "97040311x"}, "card"),
        ({"amount": 0}, "amount"),
        ({"amount": -5}, "amount"),
        ({"amount": 180000.5}, "amount"),
        ({"amount": 500_000_000}, "limit"),
        ({"amount": 10**13}, "limit"),
        ({"bill_number": "x" * 26}, "text"),
        ({"bill_number": "🍍"}, "text"),
        ({"poi": "22"}, "initiation"),
        ({"mcc": "12"}, "text"),
        ({"store": "s" * 25, "loyalty": "l" * 25, "reference": "r" * 25}, "additional"),
    ],
)
def test_payment_that_cannot_be_written_is_refused(changes, reason):
    with pytest.raises(VietQRRefused) as refused:
        encode(replace(ORDER, **changes))

    assert refused.value.reason == reason


def test_largest_transfer_is_one_dong_below_the_limit():
    assert decode(encode(replace(ORDER, amount=499_999_999))).amount == 499_999_999
