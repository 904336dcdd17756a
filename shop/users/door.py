"""What a session still lacks before it may do staff work."""

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.http import HttpRequest

STRONG = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


def missing_step(request: HttpRequest, *, enrolling: bool = False) -> str | None:
    """The URL name of the next step, or None.

    A password given in this session, a second factor that exists, and that factor
    shown in this session, in this order. `enrolling` does without the second.
    """
    shown = {r["method"] for r in get_authentication_records(request, request.user)}
    if "password" not in shown:
        return "account_login"
    if not is_mfa_enabled(request.user, STRONG):
        return None if enrolling else "mfa_index"
    if "mfa" not in shown:
        return confirm_step(request.user)
    return None


def confirm_step(user) -> str:
    if is_mfa_enabled(user, [Authenticator.Type.TOTP]):
        return "mfa_reauthenticate"
    return "mfa_reauthenticate_webauthn"
