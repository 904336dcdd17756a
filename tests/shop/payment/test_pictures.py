import re
from io import BytesIO

import zxingcpp
from PIL import Image

from shop.payment.pictures import inline_svg, png, svg
from shop.payment.qr import VietQR, encode

LONGEST = encode(
    VietQR(
        bin="970415",
        account="1234567890123456789",
        amount=499_999_999,
        bill_number="CE0123456789-12",
        purpose="x" * 25,
        name="N" * 25,
        city="C" * 15,
    )
)


def test_picture_is_read_by_another_program():
    codes = zxingcpp.read_barcodes(Image.open(BytesIO(png(LONGEST))))

    assert [code.text for code in codes] == [LONGEST]


def test_small_picture_is_read_too():
    codes = zxingcpp.read_barcodes(Image.open(BytesIO(png(LONGEST, scale=3))))

    assert [code.text for code in codes] == [LONGEST]


def test_svg_fills_its_place():
    text = svg(LONGEST).decode()

    assert "viewBox=" in text
    assert "<svg" in text
    assert " width=" not in text


def test_inline_svg_needs_no_inline_style():
    text = inline_svg(LONGEST)

    assert text.startswith("<svg")
    assert "style" not in text
    assert "<script" not in text


def test_svg_shows_the_same_code_as_the_png():
    codes = zxingcpp.read_barcodes(drawn(inline_svg(LONGEST)))

    assert [code.text for code in codes] == [LONGEST]


def drawn(text: str) -> Image.Image:
    """The path of segno's SVG, row by row: M and m move, h draws."""
    side = int(re.search(r'viewBox="0 0 (\d+)', text)[1])
    picture = Image.new("L", (side, side), 255)
    path = re.search(r'class="qrline"[^>]* d="([^"]+)"', text)[1]
    x = y = 0.0
    for move, first, second in re.findall(r"([Mmh])(-?[\d.]+)(?: (-?[\d.]+))?", path):
        if move == "h":
            for column in range(int(first)):
                picture.putpixel((int(x) + column, int(y)), 0)
            x += int(first)
            continue
        x, y = (
            (float(first), float(second))
            if move == "M"
            else (x + float(first), y + float(second))
        )
    return picture.resize((side * 8, side * 8), Image.Resampling.NEAREST)
