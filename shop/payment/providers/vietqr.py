from django.utils.translation import gettext_lazy as _

from shop.payment.models import Payment
from shop.payment.qr import TRANSFER_LIMIT
from shop.payment.transfer import TransferRequest, nothing_to_scan, transfer_of

from .base import Provider


class VietQRTransfer(Provider):
    """Straight into the seller's bank account, one code for each order."""

    code = "vietqr"
    label = _("Bank transfer by VietQR")
    hint = _("Scan a QR code with your bank's app after ordering.")
    place = 20
    is_prepaid = True

    def is_offered(self, *, partner, total):
        return partner.takes_transfers and total < TRANSFER_LIMIT

    def payee_of(self, partner):
        return {
            "payee_bin": partner.bank_bin,
            "payee_account": partner.bank_account,
            "payee_holder": partner.account_holder,
        }

    def request_of(self, payment: Payment) -> TransferRequest | None:
        if payment.status != Payment.Status.ASKED:
            return None
        partner = payment.order.partner
        return transfer_of(payment) if agrees(partner, payment) else nothing_to_scan()


def agrees(partner, payment: Payment) -> bool:
    """She has not taken her consent back since, nor cleared her account."""
    if not (payment.payee_account and partner.takes_transfers):
        return False
    same = partner.bank_account == payment.payee_account
    return same or partner.bank_shown_since <= payment.asked_at


PROVIDER = VietQRTransfer()
