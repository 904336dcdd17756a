"""Form fields that read what people write."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from shop.money import NotAPrice, format_vnd, group_digits, parse_price
from shop.phones import NotAPhone, format_phone, parse_phone
from shop.text import clean_line, clean_lines, digits_of, to_figures
from shop.validators import has_letters, plain_text

TOO_LONG = _(
    "This is too long: there is room for %(limit_value)d letters, "
    "and here are %(show_value)d. Please make it shorter."
)


class LineField(forms.CharField):
    """One line, tidied."""

    default_validators = [plain_text]
    default_error_messages = {"max_length": TOO_LONG}

    def to_python(self, value):
        return clean_line(super().to_python(value))


class NameField(LineField):
    """What a person, a shop or a thing is called."""

    default_validators = [plain_text, has_letters]


class TextField(forms.CharField):
    """Several lines, as they were typed."""

    widget = forms.Textarea
    default_validators = [plain_text]
    default_error_messages = {"max_length": TOO_LONG}

    def to_python(self, value):
        return clean_lines(super().to_python(value))


class EmailField(forms.EmailField):
    """An address as it was pasted, without the marks that come along."""

    def to_python(self, value):
        return to_figures(super().to_python(value))


class CodeField(forms.CharField):
    """The figures of a code; people copy it with spaces, dots and words around it."""

    def widget_attrs(self, widget):
        attrs = {"inputmode": "numeric", "autocomplete": "off", "class": "short"}
        # Room for what stands between the figures.
        return super().widget_attrs(widget) | attrs | {"maxlength": 40}

    def to_python(self, value):
        return digits_of(super().to_python(value))


class AccountNumberField(LineField):
    """The number of a bank account, as it stands on the card or in the app."""

    BETWEEN = re.compile(r"[\s.,_/\-\u2010-\u2015\u2212]")

    def to_python(self, value):
        return self.BETWEEN.sub("", to_figures(super().to_python(value)))


class CountField(forms.CharField):
    """How many: `12`, `1.000`; on an error the field still shows what was typed."""

    NUMBER = re.compile(r"[0-9]{1,9}|[0-9]{1,3}(?:[., ][0-9]{3}){1,2}")
    default_error_messages = {
        "not_a_number": _("Write a whole number in figures, such as 12."),
        "too_many": _("The most you can write is %(limit)s."),
    }

    def __init__(self, *, highest=999_999, **kwargs):
        self.highest = highest
        super().__init__(empty_value=None, **kwargs)

    def widget_attrs(self, widget):
        attrs = {"inputmode": "numeric", "autocomplete": "off", "class": "short"}
        return super().widget_attrs(widget) | attrs

    def to_python(self, value):
        text = super().to_python(value)
        if text is None:
            return None
        if not self.NUMBER.fullmatch(figures := to_figures(text)):
            raise ValidationError(
                self.error_messages["not_a_number"], code="not_a_number"
            )
        return int(re.sub("[., ]", "", figures))

    def validate(self, value):
        super().validate(value)
        if value is not None and value > self.highest:
            limit = {"limit": group_digits(self.highest)}
            raise ValidationError(
                self.error_messages["too_many"], code="too_many", params=limit
            )


class PriceField(forms.CharField):
    """VND as an int; on an error the field still shows what was typed."""

    default_error_messages = {
        "required": _("Write the price."),
        "too_low": _("The lowest price is %(limit)s."),
        "too_high": _("The highest price is %(limit)s."),
    }

    def __init__(self, *, lowest=1_000, highest=180_000_000, **kwargs):
        self.lowest, self.highest = lowest, highest
        super().__init__(empty_value=None, **kwargs)

    def widget_attrs(self, widget):
        # Letters too, for 150k and 1tr2.
        attrs = {"inputmode": "text", "autocomplete": "off", "data-price-echo": ""}
        return super().widget_attrs(widget) | attrs

    def to_python(self, value):
        if isinstance(value, int):
            return value
        text = super().to_python(value)
        if text is None:
            return None
        try:
            return parse_price(text)
        except NotAPrice as error:
            raise ValidationError(str(error), code="not_a_price") from None

    def validate(self, value):
        super().validate(value)
        if value is None:
            return
        if value < self.lowest:
            self._refuse("too_low", self.lowest)
        if value > self.highest:
            self._refuse("too_high", self.highest)

    def _refuse(self, code, limit):
        raise ValidationError(
            self.error_messages[code], code=code, params={"limit": format_vnd(limit)}
        )

    def prepare_value(self, value):
        return value if value is None or isinstance(value, str) else group_digits(value)


class PhoneField(forms.CharField):
    """A Vietnamese mobile number, cleaned to E.164."""

    widget = forms.TextInput(attrs={"type": "tel"})
    default_error_messages = {"required": _("Write your phone number.")}

    def widget_attrs(self, widget):
        attrs = {"inputmode": "tel", "autocomplete": "tel"}
        return super().widget_attrs(widget) | attrs

    def to_python(self, value):
        text = super().to_python(value)
        if text in self.empty_values:
            return text
        try:
            return parse_phone(text)
        except NotAPhone as error:
            raise ValidationError(str(error), code="not_a_phone") from None

    def prepare_value(self, value):
        return format_phone(value) if isinstance(value, str) else value
