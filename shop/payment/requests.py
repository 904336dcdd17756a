"""What a buyer needs to pay one order by bank transfer."""

from dataclasses import dataclass

from django.utils.translation import gettext

from shop.money import format_vnd

from .banks import bank_name
from .models import Payment
from .vietqr import VietQR, VietQRRefused, encode


@dataclass(frozen=True)
class TransferRequest:
    """`payload` is empty where no code can say it; the rows always do."""

    payload: str
    rows: list[dict]


def request_of(payment: Payment, order) -> TransferRequest | None:
    """For a transfer that is still waited for, else None."""
    if payment.provider != "vietqr" or payment.status != Payment.Status.ASKED:
        return None
    return TransferRequest(payload_of(payment, order), rows_of(payment, order.partner))


def payload_of(payment: Payment, order) -> str:
    partner = order.partner
    request = VietQR(
        bin=partner.bank_bin,
        account=partner.bank_account,
        amount=payment.amount,
        bill_number=payment.reference,
        purpose=payment.reference,
    )
    try:
        return encode(request)
    except VietQRRefused:
        return ""


def rows_of(payment: Payment, partner) -> list[dict]:
    reference, account = payment.reference, partner.bank_account
    return [
        row(gettext("Amount"), format_vnd(payment.amount), copy=str(payment.amount)),
        row(gettext("Account number"), account, copy=account),
        row(gettext("Account holder"), partner.account_holder),
        row(gettext("Bank"), bank_name(partner.bank_bin)),
        row(gettext("Write as purpose"), reference, copy=reference),
    ]


def row(label: str, value: str, copy: str = "") -> dict:
    return {"label": label, "value": value, "copy": copy}
