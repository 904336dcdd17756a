import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shop.text import (
    clean_line,
    fold,
    has_control_characters,
    has_direction_marks,
    normalise,
    slugify,
    to_ascii,
)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Đường  Thốt Nốt", "duong thot not"),
        (unicodedata.normalize("NFD", "bánh tráng"), "banh trang"),
        ("\tKHÓM Cầu Đúc\n", "khom cau duc"),
        ("bánh\u200b tét\ufeff", "banh tet"),
        ("", ""),
    ],
)
def test_folded_text_has_no_marks(written, folded):
    assert fold(written) == folded


def test_folding_leaves_khmer_vowels_alone():
    assert fold("ខ្មែរ") == "ខ្មែរ"


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("new", "old"),
    [
        ("hoà", "hòa"),
        ("Hoạ sĩ", "họa sĩ"),
        ("khoẻ", "khỏe"),
        ("THUỶ", "thủy"),
        ("uỷ ban", "ủy ban"),
        (unicodedata.normalize("NFD", "Hoà"), "hòa"),
    ],
)
def test_both_places_of_a_tone_are_one_word(new, old):
    assert normalise(new) == normalise(old) == old


@pytest.mark.parametrize("word", ["quý", "hoàn", "khuỷu", "ngoài", "toán", "huỳnh"])
def test_tones_that_have_one_place_stay(word):
    assert normalise(word) == word


def test_marks_tell_words_apart():
    assert len({normalise(word) for word in ("ma", "má", "mạ", "mà")}) == 4


def test_slug_is_ascii():
    assert slugify("Đường thốt nốt – loại 1") == "duong-thot-not-loai-1"


def test_slug_accepts_what_oscar_hands_over():
    assert slugify("Chả cá", allow_unicode=True) == "cha-ca"


def test_product_slugs_are_made_by_us(settings):
    from oscar.core.utils import slugify as oscar_slugify

    assert oscar_slugify("Đường") == "duong"


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("Chị Đào – 5 kg", "Chi Dao - 5 kg"),
        ("“Bánh” 🍍 tét", '"Banh" tet'),
        ("hai\ndòng", "hai dong"),
        ("½ kg", "12 kg"),
        ("🍍", ""),
    ],
)
def test_ascii_text_keeps_what_can_be_kept(written, plain):
    assert to_ascii(written) == plain


@given(st.text())
def test_ascii_text_is_printable_on_one_line(text):
    plain = to_ascii(text)

    assert plain.isascii()
    assert plain.isprintable()


def test_clean_line_drops_what_nobody_sees():
    assert clean_line(" bánh\u200b  tráng\ufeff\n") == "bánh tráng"


@pytest.mark.parametrize("mark", ["\u202e", "\u202a", "\u2066", "\u200f", "\u061c"])
def test_direction_marks_are_found(mark):
    assert has_direction_marks(f"bánh {mark}tráng")


@pytest.mark.parametrize("char", ["\x00", "\x07", "\x1b", "\x7f", "\x85", "\ud800"])
def test_control_characters_are_found(char):
    assert has_control_characters(f"bánh{char}")


@pytest.mark.parametrize("text", ["hai\r\ndòng\t", "👩‍🌾 <b>tươi</b>", "ខ្មែរ"])
def test_ordinary_text_is_ordinary(text):
    assert not has_control_characters(text)
    assert not has_direction_marks(text)
