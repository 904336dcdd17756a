import pytest

from shop.order.numbers import new_group_number, normalise_group_number


def test_number_is_ce_and_ten_letters_that_cannot_be_misread():
    number = new_group_number()

    assert len(number) == 12
    assert number.startswith("CE")
    assert not set(number[2:]) & set("ILOU")


@pytest.mark.parametrize(
    "typed",
    [
        "CE01ABCDEFGH",
        "ce01abcdefgh",
        " CE 01AB-CDEF GH ",
        "CEOIABCDEFGH",
        "ceolabcdefgh-2",
    ],
)
def test_number_is_read_as_people_type_it(typed):
    assert normalise_group_number(typed) == "CE01ABCDEFGH"


@pytest.mark.parametrize("typed", ["", "\u202e", "🎀", "CE", "\x00"])
def test_nonsense_is_no_number(typed):
    assert len(normalise_group_number(typed)) < 12
