import gzip

from django.conf import settings

from shop.bundles import BUNDLES

STATIC = settings.BASE_DIR / "themes" / "storefront" / "static"


def weight(path: str) -> int:
    return len(BUNDLES[path].text().encode())


def test_one_stylesheet_of_less_than_25_kb():
    sheets = [name for name in BUNDLES if name.endswith(".css")]

    assert sheets == ["css/site.css"]
    assert list(STATIC.rglob("*.css")) == []
    assert weight("css/site.css") <= 24_803
    assert len(gzip.compress(BUNDLES["css/site.css"].text().encode())) <= 6_500


def test_script_of_public_pages_is_at_most_3_kb():
    assert list(STATIC.rglob("*.js")) == []
    assert weight("js/site.js") <= 3_000


def test_script_of_sellers_pages_is_small_too():
    assert weight("js/seller.js") <= 5_000


def test_font_comes_with_its_licence():
    fonts = sorted(path.name for path in (STATIC / "fonts").iterdir())

    assert fonts == [
        "OFL.txt",
        "be-vietnam-pro-latin-600-normal.woff2",
        "be-vietnam-pro-vietnamese-600-normal.woff2",
    ]
