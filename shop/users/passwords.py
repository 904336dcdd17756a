"""Fields in which a password is given or chosen."""

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

MOST_LETTERS = 200


def password_field(label=None) -> forms.CharField:
    return forms.CharField(
        label=label or _("Password"),
        strip=False,
        max_length=MOST_LETTERS,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


def new_password_field(label, help_text="") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        strip=False,
        max_length=MOST_LETTERS,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )


class NewPasswordMixin(forms.Form):
    """Twice the same, and one that is hard to guess for this person (`user`)."""

    password = new_password_field(
        _("New password"),
        _("At least 8 letters, digits or signs; a short sentence is easy to keep."),
    )
    password_again = new_password_field(_("The same password again"))

    def __init__(self, *args, user, **kwargs):
        self.user = user
        super().__init__(*args, **kwargs)

    def clean_password(self) -> str:
        password = self.cleaned_data["password"]
        if "\0" in password:
            raise forms.ValidationError(_("This sign cannot be used."))
        validate_password(password, self.user)
        return password

    def clean(self):
        first, again = (
            self.cleaned_data.get(k) for k in ("password", "password_again")
        )
        if first and again and first != again:
            self.add_error("password_again", _("The two passwords are not the same."))
        return self.cleaned_data


class NewPasswordForm(NewPasswordMixin):
    pass


class ChangePasswordForm(NewPasswordMixin):
    old_password = password_field(_("Your password until now"))
    field_order = ("old_password", "password", "password_again")

    def clean_old_password(self) -> str:
        password = self.cleaned_data["old_password"]
        if not self.user.check_password(password):
            raise forms.ValidationError(_("The password is not right."))
        return password
