import pytest
from django import forms
from django.core.exceptions import ValidationError

from shop.forms import LineField, PhoneField, PriceField


class PriceForm(forms.Form):
    price = PriceField()


class PhoneForm(forms.Form):
    phone = PhoneField()


def test_price_is_an_int():
    form = PriceForm({"price": "1tr2"})

    assert form.is_valid()
    assert form.cleaned_data["price"] == 1_200_000


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("", "Hãy viết giá bán."),
        ("rẻ thôi", "Chưa đọc được giá này."),
        ("999", "Giá thấp nhất là 1.000\u00a0₫."),
        ("180.000.001", "Giá cao nhất là 180.000.000\u00a0₫."),
        ("0", "Giá thấp nhất là 1.000\u00a0₫."),
    ],
)
def test_refused_price_says_why(typed, message):
    form = PriceForm({"price": typed})

    assert message in form.errors["price"][0]


@pytest.mark.parametrize("typed", ["rẻ <b>thôi</b>", "999"])
def test_refused_price_stays_in_the_field(typed):
    form = PriceForm({"price": typed})

    form.is_valid()

    assert form["price"].value() == typed


@pytest.mark.parametrize("limit", [1_000, 180_000_000])
def test_prices_on_the_limits_are_fine(limit):
    assert PriceForm({"price": str(limit)}).is_valid()


def test_known_price_is_shown_as_money():
    assert 'value="150.000"' in str(PriceForm(initial={"price": 150_000})["price"])


def test_same_price_written_otherwise_is_no_change():
    form = PriceForm({"price": "150k"}, initial={"price": 150_000})

    assert not form.has_changed()


def test_price_may_be_left_out_where_it_may():
    assert PriceField(required=False).clean(" ") is None


def test_phone_is_e164():
    form = PhoneForm({"phone": " 0901 234 567 "})

    assert form.is_valid()
    assert form.cleaned_data["phone"] == "+84901234567"


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("", "Hãy viết số điện thoại."),
        ("0901", "Số điện thoại chưa đúng."),
        ("chị Út", "bằng chữ số"),
        ("02923812345", "không phải số di động"),
        ("+14155552671", "số điện thoại Việt Nam"),
    ],
)
def test_refused_phone_says_why(typed, message):
    form = PhoneForm({"phone": typed})

    assert message in form.errors["phone"][0]
    assert form["phone"].value() == typed


def test_known_phone_is_shown_in_groups():
    form = PhoneForm(initial={"phone": "+84901234567"})

    assert 'value="0901 234 567"' in str(form["phone"])
    assert 'type="tel"' in str(form["phone"])


def test_one_line_stays_one_line():
    field = LineField(max_length=20)

    assert field.clean("  Trần\r\nThị  Bé ") == "Trần Thị Bé"
    with pytest.raises(ValidationError):
        field.clean("x" * 21)
