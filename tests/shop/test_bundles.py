import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders

from shop.bundles import BUNDLES, one_script, small_css

STOREFRONT = settings.BASE_DIR / "themes" / "storefront"


@pytest.fixture
def theme(settings, tmp_path):
    """A province's theme beside the storefront."""
    settings.THEME_DIRS = [tmp_path, STOREFRONT]
    (tmp_path / "css").mkdir()
    return tmp_path


@pytest.mark.parametrize(
    ("written", "small"),
    [
        ("a {\n  color: red;\n}\n", "a{color:red}"),
        (
            'a > b,\nc::before {\n  content: "› /* ";\n}',
            'a>b,c::before{content:"› /* "}',
        ),
        (
            "/* why */\na :hover { width: calc(1px + 2px); }",
            "a :hover{width:calc(1px + 2px)}",
        ),
        (
            "@media (min-width: 1px) {\n  a { b: c; }\n}",
            "@media(min-width:1px){a{b:c}}",
        ),
        ("a { inset: 0 auto; src: url(x) }", "a{inset:0 auto;src:url(x)}"),
    ],
)
def test_css_loses_what_only_people_need(written, small):
    assert small_css(written) == small


def test_modules_become_one_script():
    parts = 'import { a } from "./a.mjs";\n// Why.\nexport const a = () => 1;\n  a();\n'

    assert one_script(parts) == "(() => {\nconst a = () => 1;\na();\n})();\n"


def test_stylesheet_has_a_handful_of_parts():
    parts = BUNDLES["css/site.css"].parts()

    assert 6 <= len(parts) <= 8
    assert parts[0].name == "10-base.css"
    assert [
        part.name for part in parts if len(part.read_text().splitlines()) > 450
    ] == []


@pytest.mark.parametrize("path", BUNDLES)
def test_bundles_are_found_like_other_files(path):
    found = finders.find(path)

    assert Path(found).read_text(encoding="utf-8") == BUNDLES[path].text()
    assert finders.find(path, find_all=True) == [found]


def test_scripts_have_no_word_of_modules_left():
    for path in ("js/site.js", "js/seller.js"):
        assert not re.search(
            r"^\s*(import|export)\b", BUNDLES[path].text(), re.MULTILINE
        )


def test_a_theme_replaces_a_part(theme):
    (theme / "css" / "40-cards.css").write_text(".card { color: teal; }")

    sheet = BUNDLES["css/site.css"].text()

    assert ".card{color:teal}" in sheet
    assert ".card.vendor" not in sheet
    assert ".brand{" in sheet


def test_a_theme_adds_a_part(theme):
    (theme / "css" / "95-province.css").write_text(":root { --lotus: #123456; }")

    assert BUNDLES["css/site.css"].text().endswith(":root{--lotus:#123456}")


def test_a_changed_part_is_seen_at_once(theme):
    part = theme / "css" / "95-province.css"
    for colour in ("red", "teal"):
        part.write_text(f"b {{ color: {colour}; }}")
        assert f"b{{color:{colour}}}" in Path(finders.find("css/site.css")).read_text()
    part.unlink()
