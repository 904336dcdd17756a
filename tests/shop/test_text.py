import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shop.text import (
    clean_line,
    clean_lines,
    clean_text,
    digits_of,
    fold,
    has_control_characters,
    has_direction_marks,
    has_heaped_marks,
    has_visible_letter,
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


HIDDEN = [*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A)]
BLANK = ["\u3164", "\u115f", "\u1160", "\uffa0", "\u180e"]


@pytest.mark.parametrize("sign", [*map(chr, HIDDEN), "\ufeff", "\u00ad", *BLANK])
def test_what_cannot_be_seen_is_dropped(sign):
    assert clean_text(f"bánh{sign}tét{sign}") == "bánhtét"


@pytest.mark.parametrize("space", ["\u00a0", "\u2003", "\u202f", "\u3000", "\u2800"])
def test_all_spaces_are_one_kind(space):
    assert clean_text(f"bánh{space}tét") == "bánh tét"


def test_text_is_composed_and_keeps_its_lines():
    typed = unicodedata.normalize("NFD", "bánh tét\r\nlá  cẩm ")

    assert clean_text(typed) == "bánh tét\r\nlá  cẩm "


def test_word_processors_line_ends_are_line_ends():
    assert clean_lines("một\u2028hai\x0bba\r\nbốn\n") == "một\nhai\nba\nbốn"


def test_pictures_joined_to_one_stay_joined():
    assert clean_text("👩‍🌾 ❤️ 1️⃣") == "👩‍🌾 ❤️ 1️⃣"
    assert clean_text("a‍b 👩‍ b️") == "ab 👩 b"


@pytest.mark.parametrize(("typed", "read"), zip("ÐðƉɖ", "ĐđĐđ", strict=True))
def test_look_alikes_of_d_with_stroke(typed, read):
    assert clean_text(f"{typed}ặc sản") == f"{read}ặc sản"


@pytest.mark.parametrize("letter", "ĐđÐðƉɖ")
def test_speciality_is_found_however_its_d_is_typed(letter):
    assert slugify(f"{letter}ặc sản") == "dac-san"
    assert fold(f"{letter}ặc sản") == "dac san"
    assert normalise(f"{letter}ặc sản") == "đặc sản"


DIRT = st.text(
    alphabet=st.characters(codec="utf-8")
    | st.sampled_from("a1😀❤\u0301\u200d\ufe0f\u200b"),
    max_size=20,
)


@given(DIRT)
def test_cleaning_twice_changes_nothing(text):
    assert clean_text(clean_text(text)) == clean_text(text)


@given(DIRT)
def test_nothing_hidden_gets_through(text):
    assert not has_direction_marks(clean_text(text))
    assert not set("\u200b\u200c\u2060\ufeff\u00a0\u3164ÐðƉɖ") & set(clean_text(text))


@pytest.mark.parametrize(
    ("typed", "digits"),
    [
        ("123 456", "123456"),
        ("12-34.56", "123456"),
        ("１２３４５６", "123456"),
        ("١٢٣٤٥٦", "123456"),
        ("Mã\u00a0123\u200b456\u202c", "123456"),
        ("không", ""),
    ],
)
def test_a_code_is_its_digits(typed, digits):
    assert digits_of(typed) == digits


@pytest.mark.parametrize("name", [".", "🥥", "123", "\u3164", "\u115f\uffa0", "\u0301"])
def test_names_without_a_letter_to_see(name):
    assert not has_visible_letter(name)


@pytest.mark.parametrize("name", ["Út", "ស្ត្រី", "香"])
def test_names_with_a_letter_to_see(name):
    assert has_visible_letter(name)


@pytest.mark.parametrize("text", ["ế Ặ", "ស្ត្រី ពាំ៊", "q\u0301\u0301\u0301", "👩‍🌾 1️⃣"])
def test_marks_that_people_write(text):
    assert not has_heaped_marks(text)


@pytest.mark.parametrize("text", ["q\u0301\u0301\u0301\u0301", "ế\u0301\u0301"])
def test_heaped_marks_are_found(text):
    assert has_heaped_marks(text)
