import contextlib
import io
import time

import segno
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from shop.site_name import site_name

from .door import confirm_step
from .permissions import has_staff_role

FRESH_SECONDS = 5 * 60


class AccountAdapter(DefaultAccountAdapter):
    """allauth's flows with our doors, our words and our own host only."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _("The e-mail or the password is not right."),
        "incorrect_password": _("The password is not right."),
        "incorrect_code": _("This code is not right. Please look at it again."),
        "too_many_login_attempts": _("Too many tries. Please wait 15 minutes."),
        "rate_limited": _("Too many tries. Please wait 15 minutes."),
    }

    def get_client_ip(self, request):
        """By the proxies' word; where there is none, the line's own other end."""
        with contextlib.suppress(ImproperlyConfigured, PermissionDenied):
            if ip := super().get_client_ip(request):
                return ip
        return request.META.get("REMOTE_ADDR") or "unknown"

    def get_login_stages(self):
        """The second factor alone: phones are verified before the sign-in begins."""
        return ["allauth.mfa.stages.AuthenticateStage"]

    def is_open_for_signup(self, request):
        return False

    def is_safe_url(self, url):
        return url_has_allowed_host_and_scheme(
            url,
            allowed_hosts={self.request.get_host()},
            require_https=self.request.is_secure(),
        )

    def get_login_redirect_url(self, request):
        if has_staff_role(request.user):
            return reverse("users:staff-home")
        return reverse(settings.LOGIN_REDIRECT_URL)

    def reauthenticate(self, user, password):
        """By the user's own e-mail: allauth would look for its own address table."""
        found = self.authenticate(self.request, email=user.email, password=password)
        return found is not None and found.pk == user.pk

    def is_reauthentication_required(self, *, app, **kwargs):
        """Not from who has given the password a moment ago."""
        records = get_authentication_records(self.request, self.request.user)
        return not any(is_fresh(record) for record in records)

    def get_reauthentication_methods(self, user):
        """Whoever has a second factor confirms with it; the rest by password."""
        methods = super().get_reauthentication_methods(user)
        if any(m["id"].startswith("mfa") for m in methods):
            first = reverse(confirm_step(user))
            return sorted(methods, key=lambda method: method["url"] != first)
        return methods

    def add_message(self, request, level, message_template=None, *args, **kwargs):
        """The pages say it themselves; allauth's flash texts are not shown."""


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("This code is not right. Please look at it again."),
    }

    def generate_authenticator_name(self, user, type):
        keys = Authenticator.objects.filter(user=user, type=type)
        return gettext("Passkey %(number)s") % {"number": keys.count() + 1}

    def get_totp_issuer(self):
        return site_name()

    def _get_site_name(self):
        return site_name()

    def build_totp_svg(self, url):
        out = io.BytesIO()
        segno.make(url, error="m").save(
            out, kind="svg", xmldecl=False, svgns=True, scale=4, border=2, omitsize=True
        )
        return out.getvalue().decode()


def is_fresh(record: dict) -> bool:
    strong = record.get("method") in {"password", "mfa"}
    return strong and time.time() - record["at"] < FRESH_SECONDS


def is_fresh_factor(request) -> bool:
    """The second step was shown a moment ago."""
    records = get_authentication_records(request, request.user)
    return any(is_fresh(each) for each in records if each.get("method") == "mfa")
