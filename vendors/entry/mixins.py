"""What a seller's page stands on: she is signed in, and only her own shop exists."""

from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404
from django.urls import reverse

from shop.journal.by import By

from .acting import Acting, acting_of
from .typed import keep_typed


class SignedInMixin:
    """Anonymous: to the sign-in; what was typed waits in the session meanwhile."""

    request: Any

    def dispatch(self, request, *args, **kwargs):
        if not request.user.is_authenticated:
            keep_typed(request)
            return redirect_to_login(request.get_full_path(), reverse("users:login"))
        request.acting = acting_of(request)
        request.vendor = request.acting.vendor
        return self.enter(request, *args, **kwargs)

    @property
    def acting(self) -> Acting:
        return self.request.acting

    @property
    def by(self) -> By:
        return self.acting.by

    def enter(self, request, *args, **kwargs):
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        vendor = self.request.vendor
        kwargs.setdefault("vendor", vendor)
        kwargs.setdefault("seller", seller_of(vendor) if vendor else {})
        return super().get_context_data(**kwargs)


class VendorRequiredMixin(SignedInMixin):
    """Signed in without a shop: there is nothing here."""

    def enter(self, request, *args, **kwargs):
        if request.vendor is None:
            raise Http404
        return super().enter(request, *args, **kwargs)


def seller_of(vendor) -> dict:
    """For the bar above: her shop's name, and its page once it is open."""
    partner = vendor.partner
    url = reverse("shopfronts:detail", args=[partner.slug]) if partner.is_open else ""
    return {"name": partner.name, "url": url}
