"""Form fields that read what people write."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from shop.money import NotAPrice, format_vnd, group_digits, parse_price
from shop.phones import NotAPhone, format_phone, parse_phone
from shop.text import clean_line
from shop.validators import plain_text

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
