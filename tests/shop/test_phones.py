import pytest
from hypothesis import given
from hypothesis import strategies as st

from shop.phones import NotAPhone, format_phone, parse_phone


@pytest.mark.parametrize(
    "written",
    [
        "0901234567",
        "0901 234 567",
        "0901.234.567",
        "0901-234-567",
        "(0901) 234567",
        "+84901234567",
        "+84 901 234 567",
        "+84 (0) 901 234 567",
        "84901234567",
        "0084901234567",
        "０９０１２３４５６７",
        "\u202e0901\u00a0234\u200b567\ufeff",
    ],
)
def test_mobile_numbers_become_e164(written):
    assert parse_phone(written) == "+84901234567"


@pytest.mark.parametrize("end", range(1, 5))
def test_numbers_of_the_demo_are_mobile_numbers(end):
    assert parse_phone(f"090000000{end}") == f"+8490000000{end}"


@pytest.mark.parametrize(
    "written",
    [
        "",
        "090123456",
        "09012345678",
        "01234567890",
        "02923812345",
        "+14155552671",
        "+855 12 345 678",
        "0901abc567",
        "0901234567 ext 5",
        "0901234567;0902345678",
        "tel:0901234567",
        "++84901234567",
        "0" * 31,
    ],
)
def test_other_numbers_are_refused(written):
    with pytest.raises(NotAPhone) as refused:
        parse_phone(written)

    assert str(refused.value)


@given(st.text(alphabet="0123456789+ .-()", max_size=35) | st.text())
def test_any_text_is_a_number_or_refused(text):
    try:
        number = parse_phone(text)
    except NotAPhone:
        return
    assert number.startswith("+84")
    assert len(number) == 12


def test_numbers_are_shown_in_groups():
    assert format_phone("+84901234567") == "0901 234 567"


def test_other_numbers_are_shown_as_they_are():
    assert format_phone("+855 12") == "+855 12"
