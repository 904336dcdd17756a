from django import forms
from django.utils.translation import gettext_lazy as _

from shop.forms import LineField, TextField

CARRIERS = ["Viettel Post", "VNPost", "GHN", "GHTK", "J&T Express"]


class ShipForm(forms.Form):
    """With whom the parcel goes; both empty where she brings it herself."""

    carrier = LineField(
        label=_("Carrier"),
        help_text=_(
            "For example Viettel Post. Leave it empty if you bring it yourself."
        ),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"list": "carriers", "autocomplete": "off"}),
    )
    tracking_code = LineField(
        label=_("Tracking code"),
        help_text=_(
            "It stands on the carrier's receipt. The buyer gets it by message."
        ),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def clean(self):
        cleaned = super().clean()
        has_no_carrier = not cleaned.get("carrier") and "carrier" not in self.errors
        if cleaned.get("tracking_code") and has_no_carrier:
            text = _("Write which carrier this code belongs to.")
            self.add_error("carrier", text)
        return cleaned


class ReasonForm(forms.Form):
    """Why the order comes to nothing; the buyer reads it."""

    reason = TextField(
        label=_("Reason"),
        help_text=_("The buyer gets it by message."),
        max_length=300,
        error_messages={"required": _("Write the reason in a few words.")},
        widget=forms.Textarea(attrs={"rows": 3}),
    )
