"""Believable things to show on /dev/components/; nothing here is in the database."""

from datetime import datetime, timedelta

from django.templatetags.static import static
from django.utils import timezone

CARDS = [
    ("Khóm Cầu Đúc chín cây", 35000, "trái", "khom", "Rẫy khóm Cô Út", "Xã Hỏa Lựu"),
    (
        "Chả cá thác lác còn rau",
        180000,
        "kg",
        "cha-ca",
        "Bếp Dì Sáu",
        "Phường Vị Thanh",
    ),
    (
        "Kẹo dừa béo gói giấy",
        65000,
        "hộp",
        "keo-dua",
        "Lò kẹo Ngọc Hân",
        "Phường An Hội",
    ),
    ("Giỏ lục bình đan tay", 245000, "cái", "gio", "Tổ đan Hoa Lục Bình", "Xã Long Mỹ"),
]


def picture(name: str) -> dict:
    return {"src": static(f"dev/{name}.webp"), "width": 480, "height": 480}


def cards() -> list[dict]:
    return [
        {
            "title": title,
            "url": "#content",
            "price": price,
            "unit": unit,
            "picture": picture(name),
            "shop_name": shop,
            "shop_url": "#content",
            "place_name": place,
            "available": name != "gio",
        }
        for title, price, unit, name, shop, place in CARDS
    ]


def vendors() -> list[dict]:
    return [
        {
            "name": card["shop_name"],
            "url": "#content",
            "picture": card["picture"],
            "place_name": card["place_name"],
            "about": "Ba đời trồng khóm bên kinh xáng.",
        }
        for card in cards()[:3]
    ]


def story() -> dict:
    return {
        "title": "Chị Út Hương đưa trái khóm Cầu Đúc ra chợ lớn",
        "url": "#content",
        "picture": picture("khom"),
        "place_name": "Cần Thơ",
        "summary": "Mùa khóm năm nay, cả xóm gọt khóm bán theo hũ.",
    }


def order_steps(now: datetime | None = None) -> list[dict]:
    now = now or timezone.now()
    return [
        {"label": "Đã đặt", "state": "done", "at": now - timedelta(days=2)},
        {"label": "Người bán đã nhận đơn", "state": "done", "at": now},
        {"label": "Đang gói hàng", "state": "now", "note": "Giao trong ngày mai."},
        {"label": "Đang giao", "state": "next"},
        {"label": "Đã giao", "state": "next"},
    ]


def money_rows() -> list[dict]:
    return [
        {"label": "Khóm Cầu Đúc chín cây", "amount": 70000, "note": "2 trái"},
        {"label": "Chả cá thác lác còn rau", "amount": 180000, "note": "1 kg"},
        {"label": "Tiền giao hàng", "amount": 25000},
    ]


def account_rows() -> list[dict]:
    return [
        {"label": "Ngân hàng", "value": "Agribank"},
        {"label": "Số tài khoản", "value": "1800205123456", "copy": "1800205123456"},
        {"label": "Chủ tài khoản", "value": "NGUYEN THI UT HUONG"},
        {"label": "Số tiền", "value": "275.000\u00a0₫", "copy": "275000"},
        {"label": "Nội dung", "value": "CE7Q2M4XKP9A-1", "copy": "CE7Q2M4XKP9A-1"},
    ]


def tabs() -> list[dict]:
    return [
        {"title": "Đơn mới", "url": "#content", "current": True, "count": 3},
        {"title": "Đang giao", "url": "#content", "count": 1},
        {"title": "Đã xong", "url": "#content"},
    ]
