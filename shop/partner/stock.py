"""Stock moves as single conditional updates, so that two buyers never share one."""

from typing import Any

from django.db.models import F

from shop.journal.by import By
from shop.partner.exceptions import OutOfStock
from shop.partner.signals import stock_changed


class StockMixin:
    """Of Oscar's stock record; `num_allocated` are reserved by orders on their way.

    `by` may be missing where Oscar's own code moves stock.
    """

    objects: Any
    pk: int
    refresh_from_db: Any

    def allocate(self, quantity: int, *, by: By | None = None) -> None:
        """Reserve `quantity`, or raise OutOfStock and change nothing."""
        self._move(
            quantity,
            by,
            {"num_allocated": F("num_allocated") + quantity},
            num_in_stock__gte=F("num_allocated") + quantity,
        )

    def consume_allocation(self, quantity: int, *, by: By | None = None) -> None:
        """Reserved goods leave the house."""
        self._move(
            quantity,
            by,
            {
                "num_allocated": F("num_allocated") - quantity,
                "num_in_stock": F("num_in_stock") - quantity,
            },
            num_allocated__gte=quantity,
        )

    def cancel_allocation(self, quantity: int, *, by: By | None = None) -> None:
        """Reserved goods are for sale again."""
        self._move(
            quantity,
            by,
            {"num_allocated": F("num_allocated") - quantity},
            num_allocated__gte=quantity,
        )

    def take_back(self, quantity: int, *, by: By | None = None) -> None:
        """Goods that had left the house came home."""
        self._move(quantity, by, {"num_in_stock": F("num_in_stock") + quantity})

    def _move(self, quantity: int, by: By | None, changes: dict, **condition) -> None:
        rows = type(self).objects.filter(pk=self.pk, **condition).update(**changes)
        if not rows:
            raise OutOfStock(self, quantity)
        self.refresh_from_db(fields=["num_in_stock", "num_allocated"])
        stock_changed.send(sender=type(self), stockrecord=self, by=by or By())
