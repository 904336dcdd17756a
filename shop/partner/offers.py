"""What is sold of one product: a stock record today, one for each size later."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .models import StockRecord


@dataclass(frozen=True)
class Offers:
    """Every way to buy a product, with what a page says of all of them together."""

    records: tuple["StockRecord", ...]

    def __iter__(self) -> Iterator["StockRecord"]:
        return iter(self.records)

    def __len__(self) -> int:
        return len(self.records)

    @property
    def only(self) -> "StockRecord":
        """The one there is; a ValueError where somebody must choose first."""
        (record,) = self.records
        return record

    @property
    def price(self) -> int | None:
        """Whole VND, the lowest; None while no price is named."""
        prices = [record.price for record in self.records if record.price is not None]
        return int(min(prices)) if prices else None

    @property
    def in_stock(self) -> int:
        return sum(record.num_in_stock for record in self.records)

    @property
    def reserved(self) -> int:
        return sum(record.num_allocated for record in self.records)

    @property
    def left(self) -> int:
        return self.in_stock - self.reserved


def offers_of(product, *, lock: bool = False) -> Offers:
    """From what was fetched with the product, or locked until the commit."""
    if lock:
        from .models import StockRecord

        return Offers(tuple(StockRecord.objects.of_product(product).in_turn()))
    bearers = [product, *(product.children.all() if product.is_parent else [])]
    found = [record for each in bearers for record in each.stockrecords.all()]
    return Offers(tuple(sorted(found, key=lambda record: record.pk)))
