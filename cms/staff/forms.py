from typing import cast

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from shop.forms import EmailField
from vendors.units.models import StaffRole

NOT_A_DAY = {"invalid": _("Write the day like 05/11/2026.")}


class RoleForm(forms.Form):
    """Which role, and until when."""

    role = forms.ChoiceField(label=_("Role"), widget=forms.RadioSelect)
    ends_on = forms.DateField(
        label=_("Ends on"),
        required=False,
        widget=AdminDateInput,
        help_text=_("From this day on the role is over. Leave it empty if open."),
        error_messages=NOT_A_DAY,
    )

    def __init__(self, *args, roles: list[str], **kwargs):
        super().__init__(*args, **kwargs)
        names = dict(StaffRole.Role.choices)
        field = cast(forms.ChoiceField, self.fields["role"])
        field.choices = [(role, names[role]) for role in roles]

    def clean_ends_on(self):
        day = self.cleaned_data["ends_on"]
        if day and day <= timezone.localdate():
            raise forms.ValidationError(_("Choose a day that is still to come."))
        return day


class InviteForm(RoleForm):
    email = EmailField(
        label=_("E-mail"),
        max_length=254,
        help_text=_("Her own address: she signs in with it, nobody shares one."),
    )
    language = forms.ChoiceField(
        label=_("Language of the mail"), choices=settings.LANGUAGES, initial="vi"
    )
    field_order = ("email", "role", "ends_on", "language")

    def clean_email(self) -> str:
        return self.cleaned_data["email"].lower()


class EndForm(forms.Form):
    on = forms.DateField(
        label=_("Ends on"),
        initial=timezone.localdate,
        widget=AdminDateInput,
        error_messages=NOT_A_DAY,
    )

    def clean_on(self):
        day = self.cleaned_data["on"]
        if day < timezone.localdate():
            raise forms.ValidationError(_("This day is past; choose today or later."))
        return day
