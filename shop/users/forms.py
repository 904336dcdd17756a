from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from shop.forms import CodeField, EmailField, NameField, PhoneField

from .passwords import password_field


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


class ForgottenForm(forms.Form):
    email = EmailField(
        label=_("E-mail"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "username"}),
    )

    def clean_email(self) -> str:
        return self.cleaned_data["email"].lower()


class NewEmailForm(forms.Form):
    """The new address and, once more, the password."""

    email = EmailField(
        label=_("New e-mail"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    password = password_field(_("Your password"))

    def __init__(self, *args, user, **kwargs):
        self.user = user
        super().__init__(*args, **kwargs)

    def clean_email(self) -> str:
        email = self.cleaned_data["email"].lower()
        if email == self.user.email:
            raise forms.ValidationError(_("This is your address already."))
        return email

    def clean_password(self) -> str:
        password = self.cleaned_data["password"]
        if not self.user.check_password(password):
            raise forms.ValidationError(_("The password is not right."))
        return password
