from dataclasses import replace
from datetime import date

import pytest

from vendors.channels.readiness import Offer, hints
from vendors.channels.rules import NoRules, rules_of

READY = Offer(
    title="Khóm Cầu Đúc sấy dẻo túi 500 g",
    description="Khóm Cầu Đúc chín cây, sấy dẻo trong ngày. " * 5,
    photos=[(1200, 1200), (800, 600)],
    price=95_000,
    shop_name="Vườn Út Hạnh",
)


@pytest.mark.parametrize("channel", ["shopee", "tiktok"])
def test_good_listing_needs_nothing(channel):
    assert hints(channel, READY) == []


@pytest.mark.parametrize(
    ("channel", "change", "field", "words"),
    [
        ("shopee", {"title": "Khóm sấy"}, "name", "ít nhất 20"),
        ("tiktok", {"title": "Khóm Cầu Đúc sấy dẻo"}, "name", "ít nhất 25"),
        ("shopee", {"title": "Khóm sấy " * 14}, "name", "nhiều nhất 120"),
        ("shopee", {"title": f"{READY.title} 🍍"}, "name", "emoji"),
        ("shopee", {"title": READY.title.upper()}, "name", "chữ thường"),
        ("shopee", {"title": f"{READY.title} 0901 234 567"}, "name", "số điện thoại"),
        ("shopee", {"title": f"{READY.title} www.khom.vn"}, "name", "địa chỉ web"),
        ("shopee", {"title": f"{READY.title} VUON UT HANH"}, "name", "tên gian hàng"),
        ("shopee", {"description": "Ngon"}, "story", "ít nhất 100"),
        ("shopee", {"description": "khóm " * 601}, "story", "nhiều nhất 3000"),
        ("tiktok", {"description": "khóm " * 29}, "story", "ít nhất 30"),
        ("shopee", {"photos": []}, "photos", "Hãy thêm ảnh"),
        ("shopee", {"photos": [(600, 600)] * 10}, "photos", "9 ảnh đầu"),
        ("shopee", {"photos": [(499, 900), (900, 900)]}, "photos", "1 ảnh quá nhỏ"),
        ("tiktok", {"photos": [(299, 900)] * 2}, "photos", "2 ảnh quá nhỏ"),
        ("shopee", {"price": 999}, "price", "từ 1.000\u00a0₫"),
        ("shopee", {"price": 120_000_001}, "price", "đến 120.000.000\u00a0₫"),
    ],
)
def test_each_shortcoming_gets_one_hint(channel, change, field, words):
    found = hints(channel, replace(READY, **change))

    assert [hint.field for hint in found] == [field]
    assert words in found[0].text


def test_rules_are_those_of_the_day():
    assert rules_of("tiktok", on=date(2026, 1, 1)).title == {"min": 25, "max": 255}


def test_before_the_first_rule_nothing_is_known():
    with pytest.raises(NoRules):
        rules_of("tiktok", on=date(2025, 10, 17))


def test_channel_without_rules_is_unknown():
    with pytest.raises(NoRules):
        rules_of("zalo")


def test_every_rule_names_its_source():
    assert all(rules_of(code).source for code in ("shopee", "tiktok"))
