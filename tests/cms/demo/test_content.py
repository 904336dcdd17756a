"""The demo's written content hangs together; the loader trusts it."""

import json
from itertools import chain
from pathlib import Path

import pytest
from PIL import Image

DEMO = Path(__file__).parents[3] / "cms" / "demo"
PICTURES = DEMO / "pictures"
STATES = {
    "pending",
    "confirmed",
    "packed",
    "shipped",
    "delivered",
    "cancelled",
    "refused",
    "expired",
}


def content(name):
    return json.loads((DEMO / "content" / f"{name}.json").read_text("utf-8"))


def keys(name):
    return {row["key"] for row in content(name)}


def orders():
    return list(chain.from_iterable(g["orders"] for g in content("orders")))


def named_pictures():
    for vendor in content("vendors"):
        yield vendor["picture"]
    for product in content("products"):
        yield from product["pictures"]
    for story in content("stories"):
        yield story["picture"]
        for block in story["body"]:
            yield from block.get("pictures", [])
            if block["type"] == "photo":
                yield block["picture"]


def test_there_are_enough_vendors_products_and_stories():
    assert len(content("vendors")) >= 14
    assert len(content("products")) >= 70
    assert len(content("stories")) == 6


def test_every_product_has_a_known_vendor_and_kind():
    kinds = {c["slug"] for group in content("categories") for c in group["children"]}

    for product in content("products"):
        assert product["vendor"] in keys("vendors")
        assert product["kind"] in kinds


def test_every_kind_has_a_product():
    kinds = {c["slug"] for group in content("categories") for c in group["children"]}

    assert {product["kind"] for product in content("products")} == kinds


def test_every_product_has_two_different_pictures():
    for product in content("products"):
        assert len(set(product["pictures"])) >= 2


def test_stories_show_known_products_and_vendors():
    blocks = [block for story in content("stories") for block in story["body"]]

    for block in blocks:
        assert set(block.get("products", [])) <= keys("products")
        if block["type"] == "vendor":
            assert block["vendor"] in keys("vendors")


def test_orders_cover_every_state():
    assert {order["state"] for order in orders()} == STATES


def test_orders_hold_only_goods_of_their_vendor():
    owner = {product["key"]: product["vendor"] for product in content("products")}

    for order in orders():
        assert {owner[line["product"]] for line in order["lines"]} == {order["vendor"]}


def test_vendors_live_in_communes_of_today():
    units = pytest.importorskip("vietnamadminunits")

    for vendor in content("vendors"):
        place = units.parse_address(f"{vendor['commune']}, {vendor['province']}")
        assert place.ward_code == vendor["commune_code"]


def test_every_named_picture_is_there_and_large_enough():
    for name in set(named_pictures()):
        with Image.open(PICTURES / name) as picture:
            assert picture.format == "WEBP"
            assert min(picture.size) >= 800


def test_pictures_stay_under_nine_megabytes():
    assert sum(file.stat().st_size for file in PICTURES.glob("*.webp")) < 9_000_000
