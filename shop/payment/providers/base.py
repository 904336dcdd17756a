from abc import ABC, abstractmethod
from typing import Any

from shop.payment.models import Payment
from shop.payment.transfer import TransferRequest


class Provider(ABC):
    """One way to pay. `is_prepaid`: the goods wait for the money, for a while."""

    code: str
    label: Any
    hint: Any
    place = 100
    is_prepaid = False

    @abstractmethod
    def is_offered(self, *, partner, total: int) -> bool:
        """May an order of `total` VND to this partner be paid so?"""

    def payee_of(self, partner) -> dict[str, str]:
        """Fields of the payment: who gets the money, as it is now."""
        return {}

    def request_of(self, payment: Payment) -> TransferRequest | None:
        """What the buyer needs to pay now, None where there is nothing to show."""
        return None
