"""An invited person opens her link and comes in."""

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from django.conf import settings
from django.http import HttpResponseRedirect
from django.utils.decorators import method_decorator
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import FormView

from shop.users.exceptions import LinkNotGood
from shop.users.links import SecretLinkMixin
from shop.users.models import User

from .forms import KnownPersonForm, NewPersonForm
from .staffing import accept_as, accept_as_new, invitation_of

WORK = "/quan-tri/"
ANSWERS = ("full_name", "language", "password")


@method_decorator(never_cache, name="dispatch")
@method_decorator(sensitive_post_parameters(), name="dispatch")
class Invited(SecretLinkMixin, FormView):
    """New people name themselves; known ones sign in; who is in says yes."""

    session_key = "invitation"
    template_name = "units/invited.html"

    def found(self):
        self.invitation = invitation_of(self.secret)
        self.known = User.objects.filter(email=self.invitation.email).first()
        if self.known and not self.known.is_active:
            raise LinkNotGood

    @property
    def is_in(self) -> bool:
        return bool(self.known) and self.request.user == self.known

    def get_form_class(self):
        return KnownPersonForm if self.known else NewPersonForm

    def get_initial(self):
        return {"language": get_language()}

    def get_form_kwargs(self):
        kwargs = super().get_form_kwargs()
        email = self.invitation.email
        if self.known:
            return kwargs | {"request": self.request, "email": email}
        return kwargs | {"user": User(email=email)}

    def get_context_data(self, **kwargs):
        signed_in = self.request.user.is_authenticated
        return super().get_context_data(
            invitation=self.invitation,
            known=self.known,
            is_in=self.is_in,
            is_other=signed_in and not self.is_in,
            here=self.request.path,
            **kwargs,
        )

    def post(self, request, *args, **kwargs):
        if self.is_in:
            accept_as(secret=self.secret, user=self.known)
            return self.done(HttpResponseRedirect(WORK))
        if request.user.is_authenticated:
            return self.get(request)
        return super().post(request, *args, **kwargs)

    def form_valid(self, form):
        if self.known:
            accept_as(secret=self.secret, user=form.user)
            return self.let_in(form.user)
        answers = {key: form.cleaned_data[key] for key in ANSWERS}
        return self.let_in(accept_as_new(secret=self.secret, **answers))

    def let_in(self, user):
        self.request.session.set_expiry(settings.STAFF_SESSION_SECONDS)
        login = Login(user=user, redirect_url=WORK)
        return self.done(
            perform_password_login(self.request, {"email": user.email}, login)
        )
