"""What a buyer needs to pay one order by bank transfer."""

from dataclasses import dataclass

from django.utils.translation import gettext

from shop.money import format_vnd

from .banks import bank_name
from .models import Payment
from .qr import VietQR, VietQRRefused, encode


@dataclass(frozen=True)
class TransferRequest:
    """`payload` is empty where no code can say it, `rows` where nobody may pay so."""

    payload: str
    rows: list[dict]


def transfer_of(payment: Payment) -> TransferRequest:
    """From the payment's own copy of the account: a later change redirects nothing."""
    return TransferRequest(payload_of(payment), rows_of(payment))


def nothing_to_scan() -> TransferRequest:
    return TransferRequest("", [])


def payload_of(payment: Payment) -> str:
    request = VietQR(
        bin=payment.payee_bin,
        account=payment.payee_account,
        amount=payment.amount,
        bill_number=payment.reference,
        purpose=payment.reference,
    )
    try:
        return encode(request)
    except VietQRRefused:
        return ""


def rows_of(payment: Payment) -> list[dict]:
    reference, account = payment.reference, payment.payee_account
    return [
        row(gettext("Amount"), format_vnd(payment.amount), copy=str(payment.amount)),
        row(gettext("Account number"), account, copy=account),
        row(gettext("Account holder"), payment.payee_holder),
        row(gettext("Bank"), bank_name(payment.payee_bin)),
        row(gettext("Write as purpose"), reference, copy=reference),
    ]


def row(label: str, value: str, copy: str = "") -> dict:
    return {"label": label, "value": value, "copy": copy}
