from django.template.loader import render_to_string

CARD = {
    "title": "Kẹo dừa <béo>",
    "url": "/san-pham/keo-dua_1/",
    "price": 65000,
    "unit": "hộp",
    "picture": {"src": "/media/a.webp", "srcset": "", "width": 480, "height": 480},
    "shop_name": "Lò kẹo Ngọc Hân",
    "shop_url": "/cua-hang/ngoc-han/",
    "place_name": "Phường An Hội",
    "available": True,
}


def card(**changes) -> str:
    context = {"cards": [{**CARD, **changes}]}
    return render_to_string("components/product_grid.html", context)


def test_card_shows_name_price_and_shop():
    html = card()

    assert "Kẹo dừa &lt;béo&gt;" in html
    assert "65.000\u00a0₫" in html
    assert 'href="/cua-hang/ngoc-han/"' in html


def test_card_says_that_it_is_sold_out():
    assert "Tạm hết hàng" in card(available=False)
    assert "Tạm hết hàng" not in card()


def test_card_without_picture_is_no_broken_picture():
    html = card(picture=None)

    assert html.count("<img") == 1
    assert "mark" in html


def test_only_the_first_two_cards_of_a_page_load_at_once():
    html = render_to_string(
        "components/product_grid.html", {"cards": [CARD] * 5, "eager": True}
    )

    assert html.count('loading="lazy"') == 3
