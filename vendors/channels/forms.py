from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .links import LinkRefused, check_link


class LinkForm(forms.Form):
    """The address as copied from the app; cleaned to a CheckedLink."""

    url = forms.CharField(
        label=_("Address of your product or shop there"),
        help_text=_("In the app choose Share, then Copy link, and paste it here."),
        max_length=2000,
        widget=forms.TextInput(
            attrs={"inputmode": "url", "autocomplete": "off", "spellcheck": "false"}
        ),
        error_messages={"required": _("Paste the address here.")},
    )

    def clean_url(self):
        try:
            return check_link(self.cleaned_data["url"])
        except LinkRefused as refusal:
            raise ValidationError(str(refusal), "refused") from None
