"""A staff person's own account: name, e-mail, password, devices; and the way back in."""

from allauth.core import ratelimit
from django.contrib import messages
from django.contrib.auth import HASH_SESSION_KEY
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.http import urlencode
from django.utils.translation import gettext, override
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import FormView, View

from shop.journal.by import By

from . import accounts, sessions
from .adapters import is_fresh_factor
from .door import confirm_step, missing_step
from .email_change import agree, ask_for_email_change, change_of
from .exceptions import EmailTaken, LinkNotGood
from .forms import AboutMeForm, ForgottenForm, NewEmailForm
from .links import SecretLinkMixin
from .models import OpenSession, User
from .passwords import ChangePasswordForm, NewPasswordForm
from .permissions import has_staff_role
from .services import rename_person

hidden = method_decorator(sensitive_post_parameters(), name="dispatch")
uncached = method_decorator(never_cache, name="dispatch")


class OwnMixin:
    """Staff who have come in by password and second step."""

    @method_decorator(never_cache)
    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated and not has_staff_role(request.user):
            raise Http404
        if step := missing_step(request):
            return to_step(request, step)
        sessions.note_session(request)
        return super().dispatch(request, *args, **kwargs)


def to_step(request, step: str):
    query = urlencode({"next": request.get_full_path()})
    return HttpResponseRedirect(f"{reverse(step)}?{query}")


class StaffAccount(OwnMixin, FormView):
    form_class = AboutMeForm
    template_name = "users/staff_account.html"

    def get_initial(self):
        user = self.request.user
        return {"full_name": user.full_name, "language": user.language}

    def form_valid(self, form):
        rename_person(
            user=self.request.user, by=By.request(self.request), **form.cleaned_data
        )
        with override(form.cleaned_data["language"]):
            messages.success(self.request, gettext("Saved."))
            return redirect("users:staff-account")

    def get_context_data(self, **kwargs):
        user, here = self.request.user, self.request.session.session_key
        devices = [
            {
                "session": each,
                "name": sessions.device_name(each.device),
                "is_this": each.key == here,
            }
            for each in sessions.open_sessions(user)
        ]
        return super().get_context_data(
            devices=sorted(devices, key=lambda each: not each["is_this"]),
            waiting=waiting_change(user),
            **kwargs,
        )


def waiting_change(user):
    change = getattr(user, "email_change", None)
    return change if change and not change.is_over else None


class EndSession(OwnMixin, View):
    def post(self, request, pk):
        session = get_object_or_404(OpenSession, pk=pk, user=request.user)
        is_this = session.key == request.session.session_key
        sessions.end_session(session=session, by=By.request(request))
        if is_this:
            request.session.flush()
            return redirect("account_login")
        messages.success(request, gettext("That device is signed out."))
        return redirect("users:staff-account")

    def get(self, request, pk):
        return redirect("users:staff-account")


class EndOthers(OwnMixin, View):
    def post(self, request):
        others = request.user.open_sessions.exclude(key=request.session.session_key)
        for session in others:
            sessions.end_session(session=session, by=By.request(request))
        messages.success(request, gettext("All other devices are signed out."))
        return redirect("users:staff-account")

    def get(self, request):
        return redirect("users:staff-account")


@hidden
class ChangePassword(OwnMixin, FormView):
    form_class = ChangePasswordForm
    template_name = "users/password_change.html"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.request.user}

    def post(self, request, *args, **kwargs):
        form = self.get_form()
        if not ratelimit.consume(request, action="reauthenticate", user=request.user):
            form.add_error(None, gettext("Too many tries. Please wait a while."))
            return self.form_invalid(form)
        return self.form_valid(form) if form.is_valid() else self.form_invalid(form)

    def form_valid(self, form):
        key = self.request.session.session_key
        accounts.set_password(
            user=self.request.user,
            password=form.cleaned_data["password"],
            by=By.request(self.request),
            keep_session=key or "",
        )
        keep_signed_in(self.request)
        messages.success(self.request, gettext("Your new password is in place."))
        return redirect("users:staff-account")


def keep_signed_in(request) -> None:
    """This session goes on under the new password, with its key as it was."""
    request.session[HASH_SESSION_KEY] = request.user.get_session_auth_hash()


@hidden
class ChangeEmail(OwnMixin, FormView):
    """With the password, and the second step shown a moment ago."""

    form_class = NewEmailForm
    template_name = "users/email_change.html"

    def dispatch(self, request, *args, **kwargs):
        answer = super().dispatch
        is_staff = request.user.is_authenticated and has_staff_role(request.user)
        if is_staff and not missing_step(request) and not is_fresh_factor(request):
            return to_step(request, confirm_step(request.user))
        return answer(request, *args, **kwargs)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.request.user}

    def post(self, request, *args, **kwargs):
        form = self.get_form()
        if not ratelimit.consume(request, action="reauthenticate", user=request.user):
            form.add_error(None, gettext("Too many tries. Please wait a while."))
            return self.form_invalid(form)
        return self.form_valid(form) if form.is_valid() else self.form_invalid(form)

    def form_valid(self, form):
        ask_for_email_change(
            user=self.request.user,
            new_email=form.cleaned_data["email"],
            by=By.request(self.request),
        )
        text = gettext("We wrote to both addresses. Please agree in both mails.")
        messages.success(self.request, text)
        return redirect("users:staff-account")


@uncached
class AgreeToEmail(SecretLinkMixin, View):
    """A button, since programs that read mail open links on their own."""

    session_key = "email_change"

    def found(self):
        self.change, self.is_new = change_of(self.secret)

    def get(self, request):
        gaps = {"change": self.change, "is_new": self.is_new}
        return render(request, "users/email_agree.html", gaps)

    def post(self, request):
        try:
            change = agree(secret=self.secret)
        except EmailTaken:
            raise LinkNotGood from None
        gaps = {"change": change, "is_done": change.pk is None}
        return self.done(render(request, "users/email_agreed.html", gaps))


@uncached
class Forgotten(FormView):
    """The same answer for every address, known or not."""

    form_class = ForgottenForm
    template_name = "users/forgotten.html"

    def form_valid(self, form):
        email = form.cleaned_data["email"]
        if not ratelimit.consume(self.request, action="reset_password", key=email):
            form.add_error("email", gettext("Too many tries. Please wait 15 minutes."))
            answer = self.form_invalid(form)
            answer.status_code = 429
            return answer
        user = User.objects.filter(email=email, is_active=True).first()
        if user:
            accounts.send_password_link(user=user, by=By.request(self.request))
        return render(self.request, "users/forgotten_sent.html", {"email": email})


@hidden
@uncached
class PasswordLink(SecretLinkMixin, FormView):
    session_key = "password_link"
    more_parameters = ("ai",)
    form_class = NewPasswordForm
    template_name = "users/password_new.html"

    def found(self):
        self.user = accounts.person_of_link(
            number=self.given.get("ai", ""), secret=self.secret
        )

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.user}

    def form_valid(self, form):
        accounts.set_password(
            user=self.user, password=form.cleaned_data["password"], by=By(self.user)
        )
        text = gettext("Your new password is in place. Please sign in with it.")
        messages.success(self.request, text)
        return self.done(redirect("account_login"))
