from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import FormView, TemplateView, View

from shop.order.models import Order
from shop.photos.pictures import picture_of
from vendors.entry.mixins import SignedInMixin, VendorRequiredMixin
from vendors.entry.typed import typed_before

from .account_change import needs_code
from .account_views import ask_for_code
from .answers import remove_photo
from .exceptions import NotReady, WrongState
from .models import Vendor
from .requirements import missing_points
from .services import apply_for_approval
from .steps import BY_POINT, BY_SLUG, CHANGEABLE, STEPS, AccountStep, NameStep
from .summary import answers_of

OPEN = {Vendor.Status.DRAFT, Vendor.Status.RETURNED}


class HomeView(SignedInMixin, TemplateView):
    """What to do next; who has no shop yet is invited to open one."""

    def get_template_names(self):
        vendor = self.request.vendor
        return [f"vendors/members/{'home' if vendor else 'welcome'}.html"]

    def get_context_data(self, **kwargs):
        vendor = self.request.vendor
        if vendor:
            kwargs |= {
                "tab": "shop",
                "can_apply": vendor.status in OPEN,
                "orders_waiting": orders_waiting(vendor),
                "published": vendor.listings.published().count(),
                "has_products": vendor.listings.exists(),
            }
        return super().get_context_data(**kwargs)


def orders_waiting(vendor: Vendor) -> int:
    waiting = Order.objects.filter(partner=vendor.partner, status=Order.Status.PENDING)
    return waiting.count()


class StepView(FormView):
    """One question of the shop."""

    template_name = "vendors/members/step.html"
    step = NameStep

    def get_form_class(self):
        return self.step.form_class

    def get_form_kwargs(self):
        return super().get_form_kwargs() | self.step.form_options(self.request.user)

    def get_initial(self):
        initial = self.step.initial(self.request.vendor, self.request.user)
        return initial | typed_before(self.request)

    def form_valid(self, form):
        vendor, data = self.request.vendor, form.cleaned_data
        if self.step is AccountStep and needs_code(vendor=vendor, data=data):
            return ask_for_code(self, form, self.next_address())
        self.step.save(self.request.vendor, self.by, form.cleaned_data)
        return redirect(self.get_success_url())

    def get_success_url(self):
        return self.next_address()

    def get_context_data(self, **kwargs):
        vendor = self.request.vendor
        kwargs |= {
            "step": self.step,
            "picture": picture_of(vendor, "photo"),
        }
        return super().get_context_data(**kwargs)


class ApplyStepMixin:
    """A question on the way to the Union; only until the application is sent."""

    def get_context_data(self, **kwargs):
        number = STEPS.index(self.step) + 1
        before = STEPS[number - 2].slug if number > 1 else None
        return super().get_context_data(
            number=number,
            total=len(STEPS) + 1,
            back=reverse("vendors:apply-step", args=[before])
            if before
            else reverse("vendors:home"),
            button=_("Go on"),
            **kwargs,
        )

    def next_address(self):
        after = STEPS.index(self.step) + 1
        if self.request.GET.get("sau") == "xem" or after == len(STEPS):
            return reverse("vendors:apply-review")
        return reverse("vendors:apply-step", args=[STEPS[after].slug])


class ApplyView(SignedInMixin, ApplyStepMixin, StepView):
    """The first question opens the shop; coming back leads to the next open one."""

    def get(self, request):
        vendor = request.vendor
        if vendor is None:
            return super().get(request)
        return redirect(next_page(vendor))

    def post(self, request):
        vendor = request.vendor
        if vendor and vendor.status not in OPEN:
            return redirect("vendors:home")
        return super().post(request)


def next_page(vendor: Vendor) -> str:
    """The account may be left out, so it is asked again only before the terms."""
    if vendor.status not in OPEN:
        return reverse("vendors:home")
    points = missing_points(vendor)
    if not points:
        return reverse("vendors:apply-review")
    point = points[0]
    if point == "terms" and not vendor.partner.bank_account:
        point = "account"
    return reverse("vendors:apply-step", args=[BY_POINT[point].slug])


class ApplyStepView(VendorRequiredMixin, ApplyStepMixin, StepView):
    def dispatch(self, request, *args, slug, **kwargs):
        self.step = find_step(BY_SLUG, slug)
        return super().dispatch(request, *args, **kwargs)

    def enter(self, request, *args, **kwargs):
        if request.vendor and request.vendor.status not in OPEN:
            return redirect("vendors:home")
        return super().enter(request, *args, **kwargs)


def find_step(steps: dict, slug: str):
    if slug not in steps:
        raise Http404
    return steps[slug]


class ReviewView(VendorRequiredMixin, TemplateView):
    """Look at everything once more, then send it to the Union."""

    template_name = "vendors/members/review.html"

    def get(self, request):
        if request.vendor.status not in OPEN:
            return redirect("vendors:home")
        return super().get(request)

    def get_context_data(self, **kwargs):
        vendor = self.request.vendor
        return super().get_context_data(
            answers=answers_of(vendor, "vendors:apply-step", suffix="?sau=xem"),
            missing=missing_points(vendor),
            next_url=next_page(vendor),
            picture=picture_of(vendor, "photo"),
            number=len(STEPS) + 1,
            **kwargs,
        )

    def post(self, request):
        try:
            apply_for_approval(vendor=request.vendor, by=self.by)
        except NotReady:
            messages.warning(request, _("One thing is still missing."))
            return redirect(next_page(request.vendor))
        except WrongState:
            return redirect("vendors:home")
        messages.success(request, _("Your shop has been sent to the Union."))
        return redirect("vendors:home")


class ShopEditView(VendorRequiredMixin, TemplateView):
    template_name = "vendors/members/shop.html"

    def get_context_data(self, **kwargs):
        vendor = self.request.vendor
        return super().get_context_data(
            answers=answers_of(vendor, "vendors:shop-edit-step", only=CHANGEABLE),
            picture=picture_of(vendor, "photo"),
            tab="shop",
            **kwargs,
        )


class ShopEditStepView(VendorRequiredMixin, StepView):
    def dispatch(self, request, *args, slug, **kwargs):
        self.step = find_step(CHANGEABLE, slug)
        return super().dispatch(request, *args, **kwargs)

    def next_address(self):
        return reverse("vendors:shop-edit")

    def get_success_url(self):
        messages.success(self.request, _("Saved."))
        return self.next_address()

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            back=reverse("vendors:shop-edit"), button=_("Save"), **kwargs
        )


class PhotoRemoveView(VendorRequiredMixin, View):
    http_method_names = ["post"]

    def post(self, request):
        remove_photo(vendor=request.vendor, by=self.by)
        messages.success(request, _("The photo is gone."))
        return redirect("vendors:shop-edit")
