from django import forms
from django.utils.translation import gettext_lazy as _

from shop.forms import LineField, PhoneField, TextField

from .access import find_group

NOT_FOUND = _(
    "We found no order with this number and this phone. Please check both: the "
    "number stands in the message that we sent you."
)


class FindForm(forms.Form):
    """The number of an order and the phone it was placed with."""

    number = LineField(
        label=_("Order number"),
        help_text=_("It begins with CE and stands in the message that we sent you."),
        max_length=40,
        error_messages={"required": _("Enter the order number.")},
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters"}
        ),
    )
    phone = PhoneField(
        label=_("Phone number"),
        help_text=_("The one that you gave when you ordered."),
    )

    group = None

    def clean(self):
        cleaned = super().clean()
        if self.errors:
            return cleaned
        self.group = find_group(number=cleaned["number"], phone=cleaned["phone"])
        if self.group is None:
            raise forms.ValidationError(NOT_FOUND, "not_found")
        return cleaned


class CancelForm(forms.Form):
    """Why a buyer steps back; the shop reads it."""

    reason = TextField(
        label=_("Reason"),
        max_length=300,
        error_messages={"required": _("Write the reason in a few words.")},
        widget=forms.Textarea(attrs={"rows": 3}),
    )
