from django.template import Context, Template
from django.utils import translation

from shop.templatetags.market import in_language, path_to, vnd


def test_money_is_printed_the_vietnamese_way():
    assert vnd(150000) == "150.000\u00a0₫"


def test_no_amount_prints_nothing():
    assert vnd(None) == ""


def test_vietnamese_address_has_no_prefix():
    assert path_to("/gio-hang/") == "/gio-hang/"


def test_english_address_lives_under_en():
    with translation.override("en"):
        assert path_to("/gio-hang/") == "/en/gio-hang/"


def test_address_changes_language_back_and_forth():
    assert in_language("/en/cua-hang/a/", "vi") == "/cua-hang/a/"
    assert in_language("/en", "vi") == "/"
    assert in_language("/english/", "en") == "/en/english/"


def test_no_language_link_without_a_request():
    html = Template("{% language_links as all %}{{ all|length }}").render(Context())

    assert html == "0"
