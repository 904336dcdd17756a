from datetime import date, datetime

import pytest
from django import forms
from django.utils import translation
from oscar.forms.widgets import DatePickerInput
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput

FIFTH = date(2026, 11, 5)


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize(
    "typed",
    ["05/11/2026", "5/11/2026", "5-11-2026", "5.11.2026", "2026-11-05", "5/11/26"],
)
def test_day_comes_before_month(language, typed):
    with translation.override(language):
        assert forms.DateField().clean(typed) == FIFTH


@pytest.mark.parametrize(
    "typed", ["11/25/2026", "31/02/2026", "05/11", "hôm nay", "0/0/0"]
)
def test_no_day_is_told(typed):
    with pytest.raises(forms.ValidationError):
        forms.DateField().clean(typed)


@pytest.mark.parametrize(
    "typed",
    ["05/11/2026 14:30", "5-11-2026 14h30", "2026-11-05 14:30", "2026-11-05T14:30"],
)
def test_moments_are_read_alike(typed):
    found = forms.DateTimeField().clean(typed).replace(tzinfo=None)

    assert found == datetime(2026, 11, 5, 14, 30)


@pytest.mark.parametrize("widget", [AdminDateInput, DatePickerInput, forms.DateInput])
def test_dates_are_shown_as_they_are_typed(widget):
    class Form(forms.Form):
        day = forms.DateField(widget=widget, initial=FIFTH)

    assert 'value="05/11/2026"' in str(Form()["day"])


def test_wagtails_pickers_write_the_day_first():
    assert AdminDateInput().js_format == "d/m/Y"
    assert AdminDateTimeInput().js_format == "d/m/Y H:i"
