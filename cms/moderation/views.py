"""The officer's desk: see, then decide through the services of shops and listings."""

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from shop.journal.by import By
from vendors.listings import exceptions as listing_errors
from vendors.listings.models import Listing
from vendors.listings.services import approve_listing, return_listing
from vendors.members import exceptions as member_errors
from vendors.members.models import Vendor
from vendors.members.services import approve_vendor, return_vendor, suspend_vendor

from .deeds import deeds_about
from .forms import ApproveForm, PublishForm, ReasonForm
from .scope import is_officer, listings_for, vendors_for

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

MOST_SHOWN = 50


class OfficerView(WagtailAdminTemplateMixin, View):
    header_icon = "check"
    _show_breadcrumbs = True

    def dispatch(self, request, *args, **kwargs):
        if not is_officer(request.user):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        queue = {"url": reverse("moderation:queue"), "label": _("Review")}
        return [*self.breadcrumbs_items, queue, *self.crumbs()]

    def crumbs(self) -> list[dict]:
        return []


class QueueView(OfficerView):
    """What waits for her, oldest first, and the shops that are open."""

    template_name = "cms_moderation/queue.html"
    page_title = gettext_lazy("Waiting for your decision")

    def get(self, request):
        shops, listings = vendors_for(request.user), listings_for(request.user)
        return self.render_to_response(
            self.get_context_data(
                waiting=shops.waiting().order_by("applied_at")[:MOST_SHOWN],
                listings=listings.waiting().order_by("submitted_at")[:MOST_SHOWN],
                returned=shops.filter(status=Vendor.Status.RETURNED)[:MOST_SHOWN],
                suspended=shops.filter(status=Vendor.Status.SUSPENDED)[:MOST_SHOWN],
                approved=self.found(shops.open())[:MOST_SHOWN],
                q=self.words,
            )
        )

    @property
    def words(self) -> str:
        return self.request.GET.get("q", "").replace("\0", "")[:100]

    def found(self, shops):
        if self.words:
            shops = shops.filter(partner__name__icontains=self.words)
        return shops.order_by("-approved_at")


class DetailView(OfficerView):
    """All that she filled in, with the decisions that are open now."""

    object_name = ""
    decisions: dict = {}

    def dispatch(self, request, *args, pk, **kwargs):
        self.object = get_object_or_404(self.get_queryset(request.user), pk=pk)
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self):
        return str(self.object)

    def crumbs(self):
        return [{"url": "", "label": str(self.object)}]

    def get(self, request):
        return self.show()

    def show(self, bound=None):
        forms = {name: form() for name, form in self.open_decisions().items()}
        return self.render_to_response(
            self.get_context_data(
                **{self.object_name: self.object},
                forms=forms | (bound or {}),
                deeds=deeds_about(self.object),
                **self.extra(),
            ),
            status=422 if bound else 200,
        )

    def open_decisions(self) -> dict:
        return self.decisions.get(self.object.status, {})

    def extra(self) -> dict:
        return {}


class Decision(DetailView):
    """Mixed into a detail view: the same page again when something is wrong."""

    name = ""
    done: "StrOrPromise" = ""

    def post(self, request):
        form_class = self.open_decisions().get(self.name)
        if form_class is None:
            return self.too_late()
        form = form_class(request.POST)
        if not form.is_valid():
            return self.show({self.name: form})
        try:
            self.decide(by=By.request(request), **form.cleaned_data)
        except (member_errors.WrongState, listing_errors.WrongState):
            return self.too_late()
        messages.success(request, self.done % {"name": self.object})
        return redirect(self.object_url())

    def too_late(self):
        messages.warning(self.request, _("This has been decided in the meantime."))
        return redirect(self.object_url())

    def object_url(self) -> str:
        return reverse(f"moderation:{self.object_name}", args=[self.object.pk])


class VendorView(DetailView):
    template_name = "cms_moderation/vendor.html"
    object_name = "vendor"
    decisions = {
        Vendor.Status.IN_REVIEW: {"approve": ApproveForm, "return": ReasonForm},
        Vendor.Status.APPROVED: {"suspend": ReasonForm},
        Vendor.Status.SUSPENDED: {"approve": ApproveForm},
    }

    def get_queryset(self, user):
        return vendors_for(user)

    def extra(self):
        return {
            "people": self.object.memberships.select_related("user"),
            "checks": self.object.identity_checks.select_related("officer"),
            "listings": self.object.listings.exclude(
                status=Listing.Status.DRAFT
            ).select_related("product")[:MOST_SHOWN],
        }


class ApproveVendor(Decision, VendorView):
    name = "approve"
    done = gettext_lazy("%(name)s can sell now.")

    def decide(self, **answers):
        approve_vendor(vendor=self.object, **answers)


class ReturnVendor(Decision, VendorView):
    name = "return"
    done = gettext_lazy("%(name)s was returned with your note.")

    def decide(self, **answers):
        return_vendor(vendor=self.object, **answers)


class SuspendVendor(Decision, VendorView):
    name = "suspend"
    done = gettext_lazy("%(name)s takes no orders any more.")

    def decide(self, **answers):
        suspend_vendor(vendor=self.object, **answers)


class ListingView(DetailView):
    template_name = "cms_moderation/listing.html"
    object_name = "listing"
    decisions = {
        Listing.Status.IN_REVIEW: {"publish": PublishForm, "return": ReasonForm}
    }

    def get_queryset(self, user):
        return listings_for(user).exclude(status=Listing.Status.DRAFT)

    def open_decisions(self):
        """A product goes up after its shop, never before."""
        found = dict(super().open_decisions())
        if not self.object.vendor.is_approved:
            found.pop("publish", None)
        return found

    def extra(self):
        product = self.object.product
        return {
            "photos": product.images.all(),
            "kind": product.categories.first(),
            "offers": self.object.offers,
        }


class ApproveListing(Decision, ListingView):
    name = "publish"
    done = gettext_lazy("%(name)s is in the shop now.")

    def decide(self, **answers):
        approve_listing(listing=self.object, **answers)


class ReturnListing(Decision, ListingView):
    name = "return"
    done = gettext_lazy("%(name)s was returned with your note.")

    def decide(self, **answers):
        return_listing(listing=self.object, **answers)

    def object_url(self):
        return reverse("moderation:queue")
