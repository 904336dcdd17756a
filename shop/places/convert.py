"""Convert PyPI's `vietnamadminunits` (MIT) into the dated CSV files of this app.

Run once for each new edition: `python -m shop.places.convert`. The data set is a
development dependency; a running market reads only the CSV files.
"""

import csv
import json
import math
import sqlite3
from collections import defaultdict
from importlib.util import find_spec
from pathlib import Path

VALID_FROM = "2025-07-01"
KINDS = ["tỉnh", "thành phố", "quận", "huyện", "thị xã", "thị trấn"]
KINDS += ["xã", "phường", "đặc khu"]
TARGET = Path(__file__).parent / "data"


def main() -> None:
    source = Path(str(find_spec("vietnamadminunits").origin)).parent / "data"
    new, old = read_units(source / "dataset.db")
    map_2025 = json.loads((source / "converter_2025.json").read_text())
    successors = commune_successors(map_2025, new, old)
    write("places", ("code", "kind", "name", "parent"), place_rows(new))
    header = ("code", "kind", "name", "parent", "successors")
    provinces = province_successors(map_2025, new)
    write("old_names", header, old_name_rows(old, provinces, successors))


def read_units(path: Path) -> tuple[list[dict], list[dict]]:
    with sqlite3.connect(path) as db:
        db.row_factory = sqlite3.Row
        new = db.execute("SELECT * FROM admin_units")
        old = db.execute("SELECT * FROM admin_units_legacy")
        return [dict(row) for row in new], [dict(row) for row in old]


def place_rows(new: list[dict]) -> list[tuple]:
    provinces = {row["provinceCode"]: row["province"] for row in new}
    return [
        (code, *split_kind(name), "") for code, name in sorted(provinces.items())
    ] + sorted(
        (row["wardCode"], *split_kind(row["ward"]), row["provinceCode"]) for row in new
    )


def old_name_rows(old, province_of, successors) -> list[tuple]:
    provinces, districts, communes = {}, {}, []
    by_district: defaultdict[str, set] = defaultdict(set)
    for row in old:
        found = successors[old_key(row)]
        by_district[row["districtCode"]] |= found
        provinces[row["provinceCode"]] = row
        districts[row["districtCode"]] = row
        if row["ward"]:
            communes.append(old_row("ward", row, row["districtCode"], found))
    return (
        [
            old_row("province", row, "", {province_of[row["provinceKey"]]})
            for row in provinces.values()
        ]
        + [
            old_row("district", row, row["provinceCode"], by_district[code])
            for code, row in districts.items()
        ]
        + communes
    )


def old_row(level: str, row: dict, parent: str, successors: set[str]) -> tuple:
    kind, name = split_kind(row[level])
    return row[f"{level}Code"], kind, name, parent, " ".join(sorted(successors))


def split_kind(full_name: str) -> tuple[str, str]:
    """("phường", "1") of "Phường 1"."""
    for kind in KINDS:
        if full_name.lower().startswith(f"{kind} "):
            return kind, full_name[len(kind) :].strip()
    raise ValueError(full_name)


def old_key(row: dict) -> str:
    return f"{row['provinceKey']}_{row['districtKey']}_{row['wardKey'] or ''}"


def province_successors(map_2025: dict, new: list[dict]) -> dict[str, str]:
    codes = {row["provinceKey"]: row["provinceCode"] for row in new}
    return {
        before: codes[today]
        for today, olds in map_2025["DICT_PROVINCE"].items()
        for before in olds
    }


def commune_successors(map_2025, new, old) -> dict[str, set[str]]:
    """Codes of today's communes for every commune of before July 2025."""
    units = {(row["provinceKey"], row["wardKey"]): row for row in new}
    before = {old_key(row): row for row in old}
    found = defaultdict(set)
    for province, communes in map_2025["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for commune, keys in communes.items():
            for key in keys:
                found[key].add(units[province, commune]["wardCode"])
    for province, divided in map_2025["DICT_PROVINCE_WARD_DIVIDED"].items():
        for key, parts in divided.items():
            for part in parts:
                unit = units[province, part["newWardKey"]]
                if part["isDefaultNewWard"] or is_near(before[key], unit):
                    found[key].add(unit["wardCode"])
    return found


def is_near(old: dict, new: dict) -> bool:
    """False for parts that the data set mixed up with a namesake far away."""
    if not old["wardLat"]:
        return True
    north = old["wardLat"] - new["wardLat"]
    east = (old["wardLon"] - new["wardLon"]) * 0.97
    return math.hypot(north, east) * 111 < 14 + math.sqrt(new["wardAreaKm2"])


def write(name: str, header: tuple, rows: list[tuple]) -> None:
    path = TARGET / f"{name}-{VALID_FROM}.csv"
    with path.open("w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


if __name__ == "__main__":
    main()
