from django.contrib.auth.views import redirect_to_login
from django.http import Http404
from django.urls import reverse

from .permissions import vendor_of


class VendorRequiredMixin:
    """Anonymous: to the sign-in. Signed in without a shop: there is nothing here."""

    def dispatch(self, request, *args, **kwargs):
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path(), reverse("users:login"))
        request.vendor = vendor_of(request.user)
        if request.vendor is None:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        partner = self.request.vendor.partner
        kwargs.setdefault("vendor", self.request.vendor)
        kwargs.setdefault(
            "seller",
            {
                "name": partner.name,
                "url": reverse("shopfronts:detail", args=[partner.slug])
                if partner.is_open
                else "",
            },
        )
        return super().get_context_data(**kwargs)
