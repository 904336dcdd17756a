import re

from django import forms
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from shop.text import to_figures


class QuantityForm(forms.Form):
    """How many of one product; what was typed stays in the field."""

    quantity = forms.CharField(
        label=_("How many"),
        max_length=12,
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "min": 1}),
        error_messages={
            "required": _("Enter how many you want."),
            "max_length": _("Enter a number, for example 2."),
        },
    )

    def __init__(self, *args, available: int, room: int, **kwargs):
        """`room` is how many fit into one order for the money's sake."""
        super().__init__(*args, **kwargs)
        self.available, self.room = available, room
        attrs = self.fields["quantity"].widget.attrs
        attrs["max"] = max(min(available, room), 1)
        # Django adds it for the text; a number field must not have it.
        del attrs["maxlength"]

    def clean_quantity(self) -> int:
        text = to_figures(self.cleaned_data["quantity"])
        if not re.fullmatch(r"-?[0-9]+", text):
            raise forms.ValidationError(_("Enter a number, for example 2."), "invalid")
        quantity = int(text)
        if quantity < 1:
            raise forms.ValidationError(_("Choose at least 1."), "too_few")
        if quantity > self.available:
            raise forms.ValidationError(self.shortage(), "too_many")
        if quantity > self.room:
            raise forms.ValidationError(self.too_large(), "too_large")
        return quantity

    def too_large(self) -> str:
        if self.room < 1:
            return gettext(
                "Your order would become too large. Order what is in your basket "
                "first, or call the shop."
            )
        return gettext(
            "That is too large for one order: choose %(number)d at most, "
            "or call the shop."
        ) % {"number": self.room}

    def shortage(self) -> str:
        if self.available < 1:
            return gettext("This product is sold out.")
        return ngettext(
            "There is only %(number)d left.",
            "There are only %(number)d left.",
            self.available,
        ) % {"number": self.available}
