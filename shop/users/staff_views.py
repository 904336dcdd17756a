"""The staff door: e-mail, password, second factor, and the care of that factor."""

from allauth.account.internal.flows.login import (
    perform_password_login,
    record_authentication,
)
from allauth.account.models import Login
from allauth.account.utils import get_next_redirect_url
from allauth.account.views import ReauthenticateView
from allauth.decorators import rate_limit
from allauth.mfa.base import views as factor
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes import views as spare
from allauth.mfa.totp import views as totp
from allauth.mfa.utils import is_mfa_enabled
from allauth.mfa.webauthn import views as passkey
from django.conf import settings
from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import FormView, View

from .door import missing_step
from .permissions import has_staff_role
from .staff_forms import StaffSignInForm

AFTER_ENROLMENT = "after_enrolment"
WAYS_TO_CONFIRM = {"mfa_reauthenticate", "mfa_reauthenticate_webauthn"}


@method_decorator(never_cache, name="dispatch")
@method_decorator(sensitive_post_parameters("password"), name="dispatch")
@method_decorator(rate_limit(action="login"), name="dispatch")
class StaffSignIn(FormView):
    form_class = StaffSignInForm
    template_name = "users/staff_sign_in.html"

    def get(self, request, *args, **kwargs):
        if has_staff_role(request.user) and not missing_step(request):
            return HttpResponseRedirect(self.get_success_url())
        return super().get(request, *args, **kwargs)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"request": self.request}

    def form_valid(self, form):
        self.request.session.set_expiry(settings.STAFF_SESSION_SECONDS)
        login = Login(user=form.user, redirect_url=self.get_success_url())
        return perform_password_login(self.request, {"email": form.user.email}, login)

    def get_success_url(self):
        return get_next_redirect_url(self.request) or reverse("users:staff-home")

    def get_context_data(self, **kwargs):
        next_url = get_next_redirect_url(self.request) or ""
        return super().get_context_data(next=next_url, **kwargs)


class StaffHome(View):
    """Where staff go when nothing else was asked for."""

    def get(self, request):
        return HttpResponseRedirect("/quan-tri/")


class StaffOnlyMixin:
    """For the care of one's second factor: staff who have shown what they have."""

    @method_decorator(never_cache)
    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated and not has_staff_role(request.user):
            raise Http404
        step = missing_step(request, enrolling=True)
        here = request.resolver_match.url_name
        if step and not (step in WAYS_TO_CONFIRM and here in WAYS_TO_CONFIRM):
            query = urlencode({"next": request.get_full_path()})
            return HttpResponseRedirect(f"{reverse(step)}?{query}")
        return super().dispatch(request, *args, **kwargs)


class SecondFactor(factor.AuthenticateView):
    template_name = "users/second_factor.html"

    def get_context_data(self, **kwargs):
        person = self.stage.login.user
        has_passkey = is_mfa_enabled(person, [Authenticator.Type.WEBAUTHN])
        return super().get_context_data(**kwargs) | {"has_passkey": has_passkey}


class OtherWaysMixin:
    """Links to the other things that she could show."""

    TITLES = {
        "reauthenticate": _("Type the password instead"),
        "mfa_reauthenticate": _("Type a code instead"),
        "mfa_reauthenticate:webauthn": _("Use a passkey instead"),
    }

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        ways = [
            {"url": way["url"], "title": self.TITLES[way["id"]]}
            for way in context["reauthentication_alternatives"]
        ]
        return context | {"ways": ways}


class SecondFactorAgain(StaffOnlyMixin, OtherWaysMixin, factor.ReauthenticateView):
    template_name = "users/second_factor_again.html"


class PasskeyAgain(StaffOnlyMixin, OtherWaysMixin, passkey.ReauthenticateWebAuthnView):
    template_name = "users/passkey_again.html"


class PasswordAgain(StaffOnlyMixin, OtherWaysMixin, ReauthenticateView):
    template_name = "users/password_again.html"


class Factors(StaffOnlyMixin, factor.IndexView):
    template_name = "users/factors.html"

    def get_context_data(self, **kwargs):
        remember_the_way(self.request)
        return super().get_context_data(next=the_way_on(self.request), **kwargs)


class ShownMixin:
    """Who has just enrolled has shown it; allauth itself writes nothing down."""

    def form_valid(self, form):
        response = super().form_valid(form)
        record_authentication(self.request, self.request.user, "mfa")
        return response


class AddApp(StaffOnlyMixin, ShownMixin, totp.ActivateTOTPView):
    template_name = "users/app_add.html"


class RemoveApp(StaffOnlyMixin, totp.DeactivateTOTPView):
    template_name = "users/app_remove.html"


class AddPasskey(StaffOnlyMixin, ShownMixin, passkey.AddWebAuthnView):
    template_name = "users/passkey_add.html"


class Passkeys(StaffOnlyMixin, passkey.ListWebAuthnView):
    """Part of the one page of all factors."""

    def get(self, request, *args, **kwargs):
        return HttpResponseRedirect(reverse("mfa_index"))


class RemovePasskey(StaffOnlyMixin, passkey.RemoveWebAuthnView):
    template_name = "users/passkey_remove.html"


class SpareCodes(StaffOnlyMixin, spare.ViewRecoveryCodesView):
    template_name = "users/spare_codes.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(next=the_way_on(self.request), **kwargs)


class NewSpareCodes(StaffOnlyMixin, spare.GenerateRecoveryCodesView):
    template_name = "users/spare_codes_new.html"


def remember_the_way(request) -> None:
    """Enrolment takes several pages; the page first asked for waits in the session."""
    if url := get_next_redirect_url(request):
        request.session[AFTER_ENROLMENT] = url


def the_way_on(request) -> str:
    return request.session.get(AFTER_ENROLMENT) or reverse("users:staff-home")
