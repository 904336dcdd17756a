"""Tables that we give out: they open in Excel in Vietnamese, and run nothing there."""

import csv
from collections.abc import Iterable

BOM = "\ufeff"
RUN_BY_EXCEL = ("=", "+", "-", "@", "\t", "\r", "\n")


class CsvWriter:
    """Takes the place of Oscar's `UnicodeCSVWriter` too."""

    def __init__(self, *, open_file, **options):
        open_file.write(BOM)
        self.writer = csv.writer(open_file, **options)

    def writerow(self, row: Iterable) -> None:
        self.writer.writerow([safe_cell(cell) for cell in row])

    def writerows(self, rows: Iterable[Iterable]) -> None:
        for row in rows:
            self.writerow(row)


def safe_cell(cell):
    """A text that a spreadsheet would take for a formula begins with an apostrophe.

    Numbers stay numbers, also those below zero.
    """
    if isinstance(cell, int | float):
        return cell
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.lstrip(" \u00a0").startswith(RUN_BY_EXCEL) else text
