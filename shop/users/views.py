"""The members' door: a phone number, then the code that was sent to it."""

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.internal.flows.logout import logout
from allauth.account.models import Login
from allauth.account.utils import get_login_redirect_url, get_next_redirect_url
from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.http import urlencode
from django.utils.translation import get_language, gettext, override
from django.views.decorators.cache import never_cache
from django.views.generic import FormView, TemplateView, View

from shop.journal.by import By
from shop.phones import format_phone

from . import codes
from .forms import AboutMeForm, CodeForm, PhoneForm
from .permissions import has_staff_role
from .services import person_of_phone, rename_person


@method_decorator(never_cache, name="dispatch")
class DoorView(FormView):
    """Whoever is in already is sent on."""

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated:
            return HttpResponseRedirect(get_login_redirect_url(request))
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        next_url = get_next_redirect_url(self.request) or ""
        return super().get_context_data(next=next_url, **kwargs)

    def too_many(self, form):
        response = self.form_invalid(form)
        response.status_code = 429
        return response


class SignIn(DoorView):
    form_class = PhoneForm
    template_name = "users/sign_in.html"

    def form_valid(self, form):
        phone = form.cleaned_data["phone"]
        next_url = get_next_redirect_url(self.request) or ""
        if not codes.was_just_sent(self.request, phone):
            try:
                codes.send_code(request=self.request, phone=phone, next_url=next_url)
            except codes.TooManyCodes:
                form.add_error("phone", gettext("Too many codes. Please wait a while."))
                return self.too_many(form)
        return to_code_page(next_url)


class EnterCode(DoorView):
    form_class = CodeForm
    template_name = "users/code.html"

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_anonymous and not codes.pending(request):
            return to_phone_page(request)
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        phone = format_phone(codes.pending(self.request)["phone"])
        return super().get_context_data(phone_shown=phone, **kwargs)

    def form_valid(self, form):
        next_url = codes.pending(self.request)["next"]
        try:
            phone = codes.check_code(
                request=self.request, code=form.cleaned_data["code"]
            )
        except codes.TooManyTries:
            form.add_error(
                "code", gettext("Too many wrong codes. Please ask for a new one.")
            )
            return self.too_many(form)
        except codes.CodeExpired:
            form.add_error(
                "code", gettext("This code is too old. Please ask for a new one.")
            )
            return self.form_invalid(form)
        except codes.WrongCode:
            form.add_error(
                "code", gettext("This code is not right. Please look at it again.")
            )
            return self.form_invalid(form)
        return self.let_in(phone, next_url)

    def let_in(self, phone: str, next_url: str):
        user = person_of_phone(phone=phone, language=get_language())
        record_authentication(self.request, user, method="code", phone=phone)
        login = Login(user=user, redirect_url=next_url or None)
        return perform_login(self.request, login)


class ResendCode(View):
    def post(self, request):
        state = codes.pending(request)
        if request.user.is_authenticated or not state:
            return to_phone_page(request)
        phone, next_url = state["phone"], state["next"]
        try:
            codes.send_code(request=request, phone=phone, next_url=next_url)
        except codes.TooManyCodes:
            messages.error(request, gettext("Too many codes. Please wait a while."))
        else:
            messages.success(request, gettext("A new code is on its way."))
        return to_code_page(next_url)

    def get(self, request):
        return to_phone_page(request)


class SignOut(View):
    def post(self, request):
        logout(request)
        return HttpResponseRedirect(get_next_redirect_url(request) or home_address())

    def get(self, request):
        return HttpResponseRedirect(reverse("users:account"))


class Inactive(TemplateView):
    template_name = "users/inactive.html"


@method_decorator(never_cache, name="dispatch")
class Account(LoginRequiredMixin, FormView):
    form_class = AboutMeForm
    template_name = "users/account.html"

    def get_initial(self):
        user = self.request.user
        return {"full_name": user.full_name, "language": user.language}

    def form_valid(self, form):
        rename_person(
            user=self.request.user, by=By.request(self.request), **form.cleaned_data
        )
        with override(form.cleaned_data["language"]):
            messages.success(self.request, gettext("Saved."))
            return HttpResponseRedirect(reverse("users:account"))

    def get_context_data(self, **kwargs):
        user = self.request.user
        return super().get_context_data(
            is_staff_member=has_staff_role(user),
            phone_shown=format_phone(user.phone),
            **kwargs,
        )


def to_code_page(next_url: str):
    return HttpResponseRedirect(with_next(reverse("users:code"), next_url))


def to_phone_page(request):
    """Back to the start, the page that was asked for kept."""
    if request.user.is_authenticated:
        return HttpResponseRedirect(get_login_redirect_url(request))
    if request.method == "POST":
        messages.info(request, gettext("Please give us your phone number again."))
    next_url = get_next_redirect_url(request) or ""
    return HttpResponseRedirect(with_next(reverse("users:login"), next_url))


def with_next(address: str, next_url: str) -> str:
    return f"{address}?{urlencode({'next': next_url})}" if next_url else address


def home_address() -> str:
    return "/" if get_language() == "vi" else f"/{get_language()}/"
