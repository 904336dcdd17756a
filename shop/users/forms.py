import re

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from shop.forms import LineField, PhoneField


class PhoneForm(forms.Form):
    phone = PhoneField(label=_("Your phone number"))


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("The 6-digit code"),
        max_length=40,
        error_messages={"required": _("Please type the 6 digits of the code.")},
        widget=forms.TextInput(
            attrs={
                "autocomplete": "one-time-code",
                "inputmode": "numeric",
                "class": "short",
                "autofocus": True,
            }
        ),
    )

    def clean_code(self) -> str:
        """People copy the code with spaces, dots or dashes in it."""
        return re.sub(r"[\s.·-]", "", self.cleaned_data["code"])


class AboutMeForm(forms.Form):
    full_name = LineField(
        label=_("Your name"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    language = forms.ChoiceField(
        label=_("Language"), choices=settings.LANGUAGES, widget=forms.RadioSelect
    )
