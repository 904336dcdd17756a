from allauth.account.adapter import get_adapter
from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from shop.forms import NameField
from shop.users.passwords import NewPasswordMixin, password_field


class NewPersonForm(NewPasswordMixin, forms.Form):
    """What somebody new tells of herself: name, language, password."""

    full_name = NameField(
        label=_("Your name"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    language = forms.ChoiceField(
        label=_("Language"), choices=settings.LANGUAGES, widget=forms.RadioSelect
    )
    field_order = ("full_name", "language", "password", "password_again")


class KnownPersonForm(forms.Form):
    """Somebody with an account shows that it is hers; tries are counted."""

    password = password_field()

    def __init__(self, *args, request, email, **kwargs):
        self.request, self.email = request, email
        super().__init__(*args, **kwargs)

    def clean_password(self) -> str:
        password = self.cleaned_data["password"]
        adapter = get_adapter()
        self.user = adapter.authenticate(
            self.request, email=self.email, password=password
        )
        if self.user is None:
            raise adapter.validation_error("incorrect_password")
        return password
