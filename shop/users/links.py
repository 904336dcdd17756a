"""A page that is opened by a link from a mail."""

from django.http import HttpResponseRedirect
from django.shortcuts import render

from .exceptions import LinkNotGood
from .tokens import PARAMETER


class SecretLinkMixin:
    """The secret goes from the query into the session, then the page is shown.

    `found()` looks up what the secret stands for, or raises LinkNotGood; then a clear
    page says so, 410, whatever was wrong with it.
    """

    session_key = ""
    secret = ""
    more_parameters: tuple[str, ...] = ()

    def dispatch(self, request, *args, **kwargs):
        if PARAMETER in request.GET:
            names = (PARAMETER, *self.more_parameters)
            given = {name: request.GET.get(name, "")[:200] for name in names}
            request.session[self.session_key] = given
            return HttpResponseRedirect(request.path)
        self.given = request.session.get(self.session_key) or {}
        self.secret = self.given.get(PARAMETER, "")
        try:
            self.found()
            return super().dispatch(request, *args, **kwargs)
        except LinkNotGood:
            return render(request, "users/link_not_good.html", status=410)

    def found(self) -> None:
        raise NotImplementedError

    def done(self, response):
        """The secret has served."""
        self.request.session.pop(self.session_key, None)
        return response
