"""Staff accounts in Wagtail's admin: e-mail and one full name, a phone if they like."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail.users import forms as stock
from wagtail.users.views.users import IndexView, UserViewSet

from shop.forms import NameField, PhoneField
from shop.users.models import User

OURS = {"email", "full_name", "phone", "language", "is_superuser", "groups"}


class StaffUserForm(stock.UserForm):
    """Wagtail drops names it does not know without a word, so all are told here."""

    first_name = None
    last_name = None
    full_name = NameField(label=_("Full name"), max_length=120)
    phone = PhoneField(
        label=_("Phone"),
        required=False,
        help_text=_("Only if this person also sells or buys with it."),
    )

    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)

    def clean_email(self):
        return self.cleaned_data["email"].lower()

    def clean_phone(self):
        return self.cleaned_data["phone"] or None


class StaffUserCreationForm(StaffUserForm):
    class Meta:
        model = User
        fields = OURS
        widgets = {"groups": forms.CheckboxSelectMultiple}


class StaffUserEditForm(StaffUserForm, stock.UserEditForm):
    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        help_text=_("Staff need it to sign in; a member with a phone does not."),
    )
    password_required = False

    def clean_email(self):
        email = self.cleaned_data["email"].lower() or None
        if not email and not self.data.get("phone"):
            raise forms.ValidationError(_("Write an e-mail address or a phone number."))
        return email

    class Meta:
        model = User
        fields = OURS | {"is_active"}
        widgets = {"groups": forms.CheckboxSelectMultiple}


class StaffUserIndex(IndexView):
    @property
    def search_fields(self):
        return {"email", "full_name", "phone"}


class StaffUserViewSet(UserViewSet):
    index_view_class = StaffUserIndex

    def get_form_class(self, for_update=False):
        return StaffUserEditForm if for_update else StaffUserCreationForm
