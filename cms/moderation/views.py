"""The officer's desk: see, then decide through the services of shops and listings."""

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from shop.journal.by import By
from shop.payment.banks import bank_name
from shop.text import clean_line
from vendors.listings import exceptions as listing_errors
from vendors.listings.approval import (
    approve_seen,
    approve_with_listings,
    take_down,
    version_of,
)
from vendors.listings.models import Listing
from vendors.listings.services import return_listing
from vendors.members import exceptions as member_errors
from vendors.members.identity import check_that_holds
from vendors.members.models import Vendor
from vendors.members.services import (
    approve_vendor,
    reopen_vendor,
    return_vendor,
    suspend_vendor,
)
from vendors.shopfronts.cards import is_cursor

from . import desk
from .deeds import deeds_about
from .forms import ApproveForm, PublishForm, ReasonForm, ReopenForm, ShortReasonForm
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
    """What waits for her, oldest first; every other list a step away."""

    template_name = "cms_moderation/queue.html"
    page_title = gettext_lazy("Waiting for your decision")

    def get(self, request):
        shelf = desk.BY_KEY.get(request.GET.get("muc", ""))
        shown = (
            self.one(shelf) if shelf else self.found() if self.words else self.both()
        )
        context = self.get_context_data(
            q=self.words, shelf=shelf, tabs=self.tabs(shelf), **shown
        )
        return self.render_to_response(context)

    @property
    def words(self) -> str:
        return clean_line(self.request.GET.get("q", "").replace("\0", ""))[:100]

    def tabs(self, current) -> list[dict]:
        return [
            {
                "title": shelf.title,
                "url": f"?muc={shelf.key}",
                "is_current": shelf is current,
            }
            for shelf in desk.SHELVES
        ]

    def one(self, shelf) -> dict:
        pages = Paginator(shelf.things(self.request.user), desk.PAGE_SIZE)
        page = pages.get_page(self.request.GET.get("p"))
        rows = desk.rows_of(page.object_list)
        return {
            "lists": [listed(shelf, rows)],
            "page": page,
            "query": f"muc={shelf.key}",
        }

    def found(self) -> dict:
        pages = Paginator(desk.found(self.request.user, self.words), desk.PAGE_SIZE)
        page = pages.get_page(self.request.GET.get("p"))
        title = _("Found for “%(words)s”") % {"words": self.words}
        nothing = _("Nothing found. Try another word, the seller's name or her phone.")
        return {
            "lists": [{"title": title, "nothing": nothing, "rows": page.object_list}],
            "page": page,
            "query": urlencode({"q": self.words}),
        }

    def both(self) -> dict:
        return {"lists": [self.first_of(shelf) for shelf in desk.WAITING]}

    def first_of(self, shelf) -> dict:
        things = shelf.things(self.request.user)
        rows = desk.rows_of(things[: desk.PAGE_SIZE])
        more = things.count() if len(rows) == desk.PAGE_SIZE else 0
        return listed(shelf, rows) | {"more": more, "url": f"?muc={shelf.key}"}


def listed(shelf, rows) -> dict:
    return {"title": shelf.title, "nothing": shelf.nothing, "rows": rows}


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
        given = self.initial()
        forms = {n: form(initial=given) for n, form in self.open_decisions().items()}
        return self.render_to_response(
            self.get_context_data(
                **{self.object_name: self.object},
                forms=forms | (bound or {}),
                deeds=deeds_about(self.object),
                **self.extra(),
            ),
            status=422 if bound else 200,
        )

    def initial(self) -> dict:
        """What the forms bring along of what she sees."""
        return {}

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
        messages.warning(
            self.request,
            _("It was changed or decided in the meantime. Please look again."),
        )
        return redirect(self.object_url())

    def object_url(self) -> str:
        return reverse(f"moderation:{self.object_name}", args=[self.object.pk])


class VendorView(DetailView):
    template_name = "cms_moderation/vendor.html"
    object_name = "vendor"
    decisions = {
        Vendor.Status.IN_REVIEW: {"approve": ApproveForm, "return": ReasonForm},
        Vendor.Status.APPROVED: {"suspend": ReasonForm},
    }

    def get_queryset(self, user):
        return vendors_for(user)

    def open_decisions(self):
        if self.object.status == Vendor.Status.SUSPENDED:
            holds = check_that_holds(self.object)
            return {"reopen": ReopenForm} if holds else {"approve": ApproveForm}
        return super().open_decisions()

    def extra(self):
        hers = self.object.listings.exclude(status=Listing.Status.DRAFT)
        partner = self.object.partner
        return {
            "people": self.object.memberships.select_related("user"),
            "checks": self.object.identity_checks.select_related("officer"),
            "check_that_holds": check_that_holds(self.object),
            "bank": bank_name(partner.bank_bin) if partner.bank_account else "",
            "listings": hers.select_related("product")[:MOST_SHOWN],
        } | self.ticked()

    def ticked(self) -> dict:
        ticks = self.ticks()
        goes_up = [each for each in ticks if each["value"] and not each["unticked"]]
        return {"ticks": ticks, "goes_up": len(goes_up)}

    def ticks(self) -> list[dict]:
        """The waiting listings, each as it stands now; those with a note have none."""
        if self.object.status != Vendor.Status.IN_REVIEW:
            return []
        waiting = self.object.listings.waiting().select_related("product")
        waiting = waiting.prefetch_related("product__images", *desk.OFFERS)
        return [
            desk.listing_row(each)
            | {"value": "" if each.has_note else seen_as(each)}
            | {"note": each.return_reason or each.withdrawn_reason}
            | {"unticked": self.was_unticked(each)}
            for each in waiting.order_by("submitted_at", "pk")[:MOST_SHOWN]
        ]

    def was_unticked(self, listing: Listing) -> bool:
        """Her ticks stay as they were when something else in the form is wrong."""
        sent = seen_of(self.request.POST.getlist("listings"))
        return self.request.method == "POST" and listing.pk not in sent


def seen_as(listing: Listing) -> str:
    return f"{listing.pk}:{version_of(listing)}"


def seen_of(values: list[str]) -> dict[int, str]:
    """{listing id: version} of the ticks that came back."""
    pairs = (value.partition(":") for value in values)
    return {int(pk): version for pk, _colon, version in pairs if is_cursor(pk)}


class ApproveVendor(Decision, VendorView):
    name = "approve"
    done = gettext_lazy("%(name)s can sell now.")

    def decide(self, **answers):
        if self.object.status == Vendor.Status.SUSPENDED:
            approve_vendor(vendor=self.object, **answers)
            return
        seen = seen_of(self.request.POST.getlist("listings"))
        shown = approve_with_listings(vendor=self.object, seen=seen, **answers)
        if len(shown) < len(seen):
            messages.warning(
                self.request,
                _("What changed since you opened the page was not put on sale."),
            )


class ReopenVendor(Decision, VendorView):
    name = "reopen"
    done = gettext_lazy("%(name)s can sell again.")

    def decide(self, **answers):
        reopen_vendor(vendor=self.object, **answers)


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
        Listing.Status.IN_REVIEW: {"publish": PublishForm, "return": ReasonForm},
        Listing.Status.PUBLISHED: {"take_down": ShortReasonForm},
    }

    def get_queryset(self, user):
        return listings_for(user).exclude(status=Listing.Status.DRAFT)

    def open_decisions(self):
        """A product goes up after its shop, never before."""
        found = dict(super().open_decisions())
        if not self.object.vendor.is_approved:
            found.pop("publish", None)
        return found

    def initial(self):
        return {"version": version_of(self.object)}

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
        approve_seen(listing=self.object, **answers)


class ReturnListing(Decision, ListingView):
    name = "return"
    done = gettext_lazy("%(name)s was returned with your note.")

    def decide(self, **answers):
        return_listing(listing=self.object, **answers)

    def object_url(self):
        return reverse("moderation:queue")


class TakeDownListing(Decision, ListingView):
    name = "take_down"
    done = gettext_lazy("%(name)s is off the shop now; she reads your reason.")

    def decide(self, **answers):
        take_down(listing=self.object, **answers)
