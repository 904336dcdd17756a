from django import forms
from django.core.validators import RegexValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from shop.forms import CodeField, TextField
from vendors.members.identity import oldest_check
from vendors.members.models import IdentityCheck


class ApproveForm(forms.Form):
    """How her identity was checked; the card itself is never kept."""

    method = forms.ChoiceField(
        label=_("How did you check who she is?"),
        choices=IdentityCheck.Method.choices,
        widget=forms.RadioSelect,
    )
    checked_on = forms.DateField(
        label=_("On which day?"),
        initial=timezone.localdate,
        widget=AdminDateInput,
        error_messages={"invalid": _("Write the day like 05/11/2026.")},
    )
    last_four = CodeField(
        label=_("Last four digits of her identity number"),
        validators=[RegexValidator(r"^[0-9]{4}\Z", _("Write exactly four digits."))],
    )

    def clean_checked_on(self):
        day = self.cleaned_data["checked_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("This day has not come yet."))
        oldest = oldest_check(timezone.localdate())
        if day < oldest:
            raise forms.ValidationError(
                _("This check is too old. It must be from %(day)s or later."),
                params={"day": f"{oldest:%d/%m/%Y}"},
            )
        return day


class ReasonForm(forms.Form):
    reason = TextField(
        label=_("Reason"),
        help_text=_("She reads this: say kindly what is missing and what to do."),
        max_length=1000,
        error_messages={"required": _("Write the reason.")},
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ShortReasonForm(ReasonForm):
    """What stands on her product's page for as long as it is off."""

    reason = TextField(
        label=_("Reason"),
        help_text=_("She reads this: say kindly what is wrong and what to do."),
        max_length=300,
        error_messages={"required": _("Write the reason.")},
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class PublishForm(forms.Form):
    """Pressing the button is the decision, on what was on the screen."""

    version = forms.CharField(max_length=32, widget=forms.HiddenInput)


class ReopenForm(forms.Form):
    """Nothing to fill in: her identity was checked not long ago."""
