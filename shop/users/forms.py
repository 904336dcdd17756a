from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from shop.forms import CodeField, NameField, PhoneField


class PhoneForm(forms.Form):
    phone = PhoneField(label=_("Your phone number"))


class CodeForm(forms.Form):
    code = CodeField(
        label=_("The 6-digit code"),
        error_messages={"required": _("Please type the 6 digits of the code.")},
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autofocus": True}
        ),
    )


class AboutMeForm(forms.Form):
    full_name = NameField(
        label=_("Your name"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    language = forms.ChoiceField(
        label=_("Language"), choices=settings.LANGUAGES, widget=forms.RadioSelect
    )
