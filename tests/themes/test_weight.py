from django.conf import settings

STATIC = settings.BASE_DIR / "themes" / "storefront" / "static"


def test_one_stylesheet_of_at_most_25_kb():
    sheets = list((STATIC / "css").glob("*.css"))

    assert [sheet.name for sheet in sheets] == ["site.css"]
    assert sheets[0].stat().st_size <= 25_000


def test_script_of_public_pages_is_at_most_3_kb():
    assert (STATIC / "js" / "site.js").stat().st_size <= 3_000


def test_font_comes_with_its_licence():
    fonts = sorted(path.name for path in (STATIC / "fonts").iterdir())

    assert fonts == [
        "OFL.txt",
        "be-vietnam-pro-latin-600-normal.woff2",
        "be-vietnam-pro-vietnamese-600-normal.woff2",
    ]
