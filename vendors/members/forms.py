from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from shop.forms import (
    AccountNumberField,
    CodeField,
    LineField,
    NameField,
    PhoneField,
    PriceField,
    TextField,
)
from shop.payment import banks
from shop.photos.fields import PhotoField
from shop.places.forms import PlaceFormMixin


class NameForm(forms.Form):
    name = NameField(
        label=_("Name of your shop"),
        help_text=_("Short and easy to remember, for example “Cô Tư's Kitchen”."),
        max_length=80,
        error_messages={"required": _("Write the name of your shop.")},
    )
    full_name = NameField(
        label=_("Your own name"),
        help_text=_("As on your identity card. The Union reads it."),
        max_length=120,
        error_messages={"required": _("Write your full name.")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )

    def __init__(self, *args, asks_full_name: bool, **kwargs):
        super().__init__(*args, **kwargs)
        if not asks_full_name:
            del self.fields["full_name"]


class PlaceForm(PlaceFormMixin):
    """Her commune; no street, no hamlet."""


class AboutForm(forms.Form):
    story = TextField(
        label=_("About you"),
        help_text=_(
            "Two or three sentences, as you would say them at the market. "
            "Don't write where your house stands."
        ),
        max_length=2000,
        error_messages={"required": _("Write a sentence or two about yourself.")},
    )
    photos = PhotoField(
        label=_("A photo of you, your stall or your workshop"), required=False
    )


class ContactForm(forms.Form):
    phone = PhoneField(
        label=_("Phone number for shoppers"),
        help_text=_("Shoppers see this number and may call it."),
    )
    zalo = forms.BooleanField(label=_("This number is on Zalo"), required=False)


class DeliveryForm(forms.Form):
    """At least one way to get the goods."""

    rate_province = PriceField(
        label=_("Within your own province"), lowest=0, highest=1_000_000, required=False
    )
    rate_region = PriceField(
        label=_("To other provinces of the Mekong Delta"),
        lowest=0,
        highest=1_000_000,
        required=False,
    )
    rate_country = PriceField(
        label=_("To the rest of the country"),
        lowest=0,
        highest=1_000_000,
        required=False,
    )
    can_collect = forms.BooleanField(
        label=_("Shoppers may collect their goods themselves"), required=False
    )
    pickup_note = LineField(
        label=_("Where do they collect?"),
        help_text=_(
            "Everyone can read this: name a public place, such as your stall "
            "at the market. Don't write your home address."
        ),
        max_length=200,
        required=False,
    )

    def clean(self):
        answers = super().clean()
        if self.errors:
            return answers
        rates = [answers[name] for name in answers if name.startswith("rate_")]
        if not answers["can_collect"] and all(rate is None for rate in rates):
            raise ValidationError(
                _("Write at least one delivery price, or let shoppers collect.")
            )
        if answers["can_collect"] and not answers["pickup_note"]:
            self.add_error("pickup_note", _("Write where shoppers collect the goods."))
        return answers


class AccountForm(forms.Form):
    """All of the account, or nothing."""

    bank = forms.ChoiceField(
        label=_("Bank"),
        required=False,
        error_messages={"invalid_choice": _("Choose your bank from the list.")},
    )
    account = AccountNumberField(
        label=_("Account number"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    holder = NameField(
        label=_("Name of the account holder"),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    show = forms.BooleanField(
        label=_(
            "I agree that buyers who pay by transfer see this account. "
            "I can take this back at any time."
        ),
        required=False,
    )
    MISSING = {
        "bank": _("Choose your bank."),
        "account": _("Write the account number."),
        "holder": _("Write the name of the account holder."),
    }
    number_format = RegexValidator(
        r"^[0-9A-Za-z]{4,19}\Z",
        _("An account number has 4 to 19 figures. Check it in your bank's app."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["bank"].choices = [("", _("Choose…")), *banks.choices()]

    def clean_account(self):
        number = self.cleaned_data["account"]
        if number:
            self.number_format(number)
        return number

    def clean(self):
        answers = super().clean()
        if any(answers.get(name) for name in self.MISSING):
            for name, message in self.MISSING.items():
                if name in answers and not answers[name]:
                    self.add_error(name, message)
        return answers


class AccountCodeForm(forms.Form):
    code = CodeField(
        label=_("The 6-digit code"),
        error_messages={"required": _("Please type the 6 digits of the code.")},
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autofocus": True}
        ),
    )


class TermsForm(forms.Form):
    terms = forms.BooleanField(
        label=_("I have read this and agree."),
        error_messages={"required": _("Tick the box if you agree.")},
    )
