"""Her products: a list, one page each, and what is done with them."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import FormView, TemplateView, View

from shop.photos.pictures import picture_of
from vendors.entry.mixins import VendorRequiredMixin
from vendors.entry.typed import typed_before

from ..exceptions import StockReserved, WrongState
from ..forms import StockForm
from ..models import OFFERS, Listing
from ..services import delete_draft, sell_out, set_stock, withdraw_listing
from ..steps import STEPS
from .base import OwnListingMixin, pictures_of
from .upload import reserved_text, submit

S = Listing.Status
BADGES: dict[str, str] = {
    S.DRAFT: "plain",
    S.IN_REVIEW: "wait",
    S.PUBLISHED: "ok",
    S.WITHDRAWN: "bad",
}
A_PAGE = 20


class ListView(VendorRequiredMixin, TemplateView):
    template_name = "vendors/listings/list.html"

    def get_context_data(self, **kwargs):
        listings = (
            Listing.objects.of_vendor(self.request.vendor)
            .select_related("product")
            .prefetch_related("product__images", *OFFERS)
        )
        after = self.request.GET.get("sau", "")
        if after.isascii() and after.isdecimal() and len(after) < 19:
            listings = listings.filter(pk__lt=int(after))
        found = list(listings[: A_PAGE + 1])
        next_url = f"?sau={found[A_PAGE - 1].pk}" if len(found) > A_PAGE else ""
        rows = [row_of(listing) for listing in found[:A_PAGE]]
        return super().get_context_data(
            rows=rows, next_url=next_url, tab="products", **kwargs
        )


def row_of(listing: Listing) -> dict:
    """One product of the list, from what was fetched with it."""
    product = listing.product
    image = next(iter(product.images.all()), None)
    return {
        "listing": listing,
        "product": product,
        "picture": picture_of(image, "original"),
        "offers": listing.offers,
        "badge": BADGES[listing.status],
        "url": reverse("vendors:listing-detail", args=[listing.pk]),
    }


class DetailView(VendorRequiredMixin, OwnListingMixin, TemplateView):
    """All about one product of hers; a draft is looked at where it is finished."""

    template_name = "vendors/listings/detail.html"

    def get(self, request):
        if self.listing.is_draft:
            return redirect(self.url("listing-preview"))
        return super().get(request)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            photos=pictures_of(self.listing.product),
            kind=self.listing.product.categories.first(),
            badge=BADGES[self.listing.status],
            steps={s.point: self.url("listing-step", s.slug) for s in STEPS},
            tab="products",
            **kwargs,
        )


class SellOutView(VendorRequiredMixin, OwnListingMixin, View):
    http_method_names = ["post"]

    def post(self, request):
        sell_out(listing=self.listing, by=self.by)
        messages.success(request, _("Shoppers see now that it is sold out."))
        return redirect(self.url("listing-detail"))


class RestockView(VendorRequiredMixin, OwnListingMixin, FormView):
    """Back on sale: how many are there now?"""

    template_name = "vendors/listings/restock.html"
    form_class = StockForm

    def get_initial(self):
        return typed_before(self.request)

    def form_valid(self, form):
        try:
            stock = form.cleaned_data["stock"]
            set_stock(listing=self.listing, stock=stock, by=self.by)
        except StockReserved as refusal:
            form.add_error("stock", reserved_text(refusal))
            return self.form_invalid(form)
        messages.success(self.request, _("Saved."))
        return redirect(self.url("listing-detail"))

    def get_context_data(self, **kwargs):
        return super().get_context_data(back=self.url("listing-detail"), **kwargs)


class ConfirmView(VendorRequiredMixin, OwnListingMixin, TemplateView):
    """Asks first; already done is as good as done."""

    def post(self, request):
        try:
            self.act()
        except WrongState:
            return redirect(self.url("listing-detail"))
        return redirect("vendors:listing-list")

    def get_context_data(self, **kwargs):
        return super().get_context_data(back=self.url("listing-detail"), **kwargs)


class WithdrawView(ConfirmView):
    template_name = "vendors/listings/withdraw.html"

    def act(self) -> None:
        withdraw_listing(listing=self.listing, by=self.by)
        messages.success(self.request, _("It is no longer in your shop."))


class DeleteView(ConfirmView):
    template_name = "vendors/listings/delete.html"

    def act(self) -> None:
        delete_draft(listing=self.listing, by=self.by)
        messages.success(self.request, _("The draft is gone."))


class PutBackView(VendorRequiredMixin, OwnListingMixin, View):
    http_method_names = ["post"]

    def post(self, request):
        return submit(self, request)
