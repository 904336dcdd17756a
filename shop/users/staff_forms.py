"""Forms of the staff door: password, code of the second factor, passkey."""

from allauth.account.adapter import get_adapter
from allauth.account.forms import ReauthenticateForm
from allauth.mfa import app_settings
from allauth.mfa.adapter import get_adapter as get_factor_adapter
from allauth.mfa.base import forms as codes
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn import forms as passkeys
from django import forms
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from shop.forms import CodeField, EmailField, LineField

from .passwords import password_field
from .permissions import has_staff_role


def code_field(help_text) -> CodeField:
    return CodeField(
        label=_("Code"),
        help_text=help_text,
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code"}),
    )


class StaffSignInForm(forms.Form):
    """E-mail and password of somebody with a staff role; all else is one refusal."""

    email = EmailField(
        label=_("E-mail"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "username"}),
    )
    password = password_field()
    user = None

    def __init__(self, *args, request: HttpRequest, **kwargs):
        self.request = request
        super().__init__(*args, **kwargs)

    def clean_email(self) -> str:
        return self.cleaned_data["email"].lower()

    def clean(self):
        email, password = (self.cleaned_data.get(k) for k in ("email", "password"))
        if not (email and password):
            return
        adapter = get_adapter()
        user = adapter.authenticate(self.request, email=email, password=password)
        if user is None or not has_staff_role(user):
            self.add_error(
                "password", adapter.validation_error("email_password_mismatch")
            )
        self.user = user


class PasswordAgainForm(ReauthenticateForm):
    password = password_field()


class OnceMixin(codes.BaseAuthenticateForm):
    """A code works once for as long as it could be valid, clock drift included."""

    def clean_code(self) -> str:
        code = super().clean_code()
        if self.authenticator.type != Authenticator.Type.TOTP:
            return code
        steps = 2 * app_settings.TOTP_TOLERANCE + 1
        key = f"users.totp:{self.user.pk}:{code}"
        if not cache.add(key, "used", timeout=steps * app_settings.TOTP_PERIOD):
            raise get_factor_adapter().validation_error("incorrect_code")
        return code


class SecondCodeForm(OnceMixin, codes.AuthenticateForm):
    code = code_field(
        _("The six digits in your authenticator app, or one of your spare codes.")
    )


class SecondCodeAgainForm(OnceMixin, codes.ReauthenticateForm):
    code = code_field(
        _("The six digits in your authenticator app, or one of your spare codes.")
    )


class FirstCodeForm(ActivateTOTPForm):
    code = code_field(_("The six digits that the app shows now."))


class TidyCredentialMixin:
    """Whatever a stranger posts as a passkey: a refusal, never a crash."""

    def clean_credential(self):
        try:
            return super().clean_credential()
        except (AttributeError, KeyError, TypeError, ValueError) as e:
            raise get_factor_adapter().validation_error("incorrect_code") from e


class PasskeyForm(TidyCredentialMixin, passkeys.AuthenticateWebAuthnForm):
    pass


class PasskeyAgainForm(TidyCredentialMixin, passkeys.ReauthenticateWebAuthnForm):
    pass


class NewPasskeyForm(passkeys.AddWebAuthnForm):
    name = LineField(
        label=_("Name of this key"),
        help_text=_("So that you know it again: “My phone”, “Blue key”."),
        max_length=60,
        required=False,
    )

    def clean(self):
        try:
            return super().clean()
        except (AttributeError, KeyError, TypeError, ValueError) as e:
            raise get_factor_adapter().validation_error("incorrect_code") from e
