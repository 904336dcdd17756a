import csv
import re

from shop.payment.banks import BANKS, TABLE, bank_name, choices


def test_table_is_whole():
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))

    assert len(rows) == len(BANKS) == 71
    assert all(re.fullmatch(r"[0-9]{6}", bin) for bin in BANKS)
    assert sum(bank.receives for bank in BANKS.values()) == 58


def test_renamed_banks_have_their_new_names():
    names = [bank_name(bin) for bin in ("970449", "970406", "970414")]

    assert names == ["LPBank", "Vikki Bank", "MBV"]


def test_unknown_bank_is_named_by_its_number():
    assert bank_name("123456") == "123456"


def test_sellers_choose_among_those_that_receive():
    offered = choices()

    assert len(offered) == 58
    assert offered[0][1].startswith("AB Bank – ")
    assert "999888" not in dict(offered)
