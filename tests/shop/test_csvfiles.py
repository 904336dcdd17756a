from decimal import Decimal
from io import StringIO

import pytest

from shop.csvfiles import CsvWriter, safe_cell


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r", "\n", " ="])
def test_no_cell_is_a_formula(first):
    assert safe_cell(f"{first}1+1") == f"'{first}1+1"


@pytest.mark.parametrize("cell", ["Bếp cô Út", "", "0901", 12, -5])
def test_other_cells_stay_as_they_are(cell):
    assert safe_cell(cell) == cell


def test_file_begins_with_a_mark_that_excel_reads():
    file = StringIO()
    CsvWriter(open_file=file).writerows([["Tên", Decimal(150000)], [None, "=1"]])

    assert file.getvalue() == "\ufeffTên,150000\r\n,'=1\r\n"
