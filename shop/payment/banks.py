"""Banks and wallets that VietQR knows, by BIN; source in data/README.md."""

import csv
from dataclasses import dataclass
from pathlib import Path

from shop.text import fold

TABLE = Path(__file__).parent / "data" / "banks.csv"


@dataclass(frozen=True)
class Bank:
    bin: str
    code: str
    short_name: str
    name: str
    receives: bool

    def __str__(self):
        return self.short_name


def load() -> dict[str, Bank]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {row["bin"]: bank(row) for row in csv.DictReader(file)}


def bank(row: dict[str, str]) -> Bank:
    return Bank(
        bin=row["bin"],
        code=row["code"],
        short_name=row["short_name"],
        name=row["name"],
        receives=row["receives"] == "yes",
    )


BANKS = load()


def choices() -> list[tuple[str, str]]:
    """(BIN, "Agribank – Ngân hàng …") of those that receive, by short name."""
    receiving = [bank for bank in BANKS.values() if bank.receives]
    return [
        (bank.bin, f"{bank.short_name} – {bank.name}")
        for bank in sorted(receiving, key=lambda bank: fold(bank.short_name))
    ]


def bank_name(bin: str) -> str:
    """The short name, or the BIN itself where the table has none."""
    return BANKS[bin].short_name if bin in BANKS else bin
