from django import forms
from django.core.validators import RegexValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from vendors.members.models import IdentityCheck


class ApproveForm(forms.Form):
    """How her identity was checked; the card itself is never kept."""

    method = forms.ChoiceField(
        label=_("How did you check who she is?"),
        choices=IdentityCheck.Method.choices,
        widget=forms.RadioSelect,
    )
    checked_on = forms.DateField(
        label=_("On which day?"), initial=timezone.localdate, widget=AdminDateInput
    )
    last_four = forms.CharField(
        label=_("Last four digits of her identity number"),
        max_length=4,
        validators=[RegexValidator(r"^[0-9]{4}\Z", _("Write exactly four digits."))],
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    def clean_checked_on(self):
        day = self.cleaned_data["checked_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("This day has not come yet."))
        return day


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("She reads this: say kindly what is missing and what to do."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean_reason(self):
        """Line breaks stay; characters that nobody sees go."""
        text = self.cleaned_data["reason"]
        seen = [char for char in text if char in "\n\t" or char.isprintable()]
        clean = "".join(seen).strip()
        if not clean:
            raise forms.ValidationError(_("Write the reason."))
        return clean


class PublishForm(forms.Form):
    """Nothing to fill in: pressing the button is the decision."""
