"""The guided upload: photos, what it is, price, story, a last look."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import FormView, TemplateView, View

from shop.money import format_vnd
from vendors.entry.mixins import VendorRequiredMixin
from vendors.entry.typed import typed_before

from ..exceptions import LastPhoto, NotReady, StockReserved, WrongState
from ..forms import PhotosForm
from ..models import Listing
from ..photos import add_photos, put_photo_first, remove_photo, start_with_photos
from ..services import missing_points, submit_listing
from ..steps import BY_POINT, BY_SLUG, STEPS, PhotosStep, PriceStep
from .base import OwnListingMixin, pictures_of, progress

S = Listing.Status


class NewView(VendorRequiredMixin, FormView):
    """The first screen; nothing is stored before she sends it."""

    template_name = "vendors/listings/photos.html"
    form_class = PhotosForm

    def form_valid(self, form):
        listing = self.start(form.cleaned_data["photos"])
        return redirect("vendors:listing-step", listing.pk, STEPS[1].slug)

    def form_invalid(self, form):
        if "later" in self.request.POST:
            return self.form_valid_without_photos()
        kept = form.fields["photos"].kept
        if not kept:
            return super().form_invalid(form)
        listing = self.start(kept)
        return self.render_to_response(
            self.get_context_data(
                form=form,
                action=reverse(
                    "vendors:listing-step", args=[listing.pk, PhotosStep.slug]
                ),
                listing=listing,
                drafts=[],
                photos=pictures_of(listing.product),
            )
        )

    def form_valid_without_photos(self):
        listing = self.start([])
        return redirect("vendors:listing-step", listing.pk, STEPS[1].slug)

    def start(self, photos: list) -> Listing:
        return start_with_photos(vendor=self.request.vendor, photos=photos, by=self.by)

    def get_context_data(self, **kwargs):
        drafts = Listing.objects.of_vendor(self.request.vendor).filter(status=S.DRAFT)
        kwargs = {"drafts": drafts.select_related("product")[:3]} | kwargs
        return super().get_context_data(
            step=PhotosStep,
            back=reverse("vendors:listing-list"),
            is_draft=True,
            button=_("Go on"),
            **progress(PhotosStep),
            **kwargs,
        )


class StepView(VendorRequiredMixin, OwnListingMixin, FormView):
    """One question; of a draft on the way, of anything else as a change."""

    def dispatch(self, request, *args, slug, **kwargs):
        if slug not in BY_SLUG:
            raise Http404
        self.step = BY_SLUG[slug]
        return super().dispatch(request, *args, **kwargs)

    @property
    def is_photos(self) -> bool:
        return self.step is PhotosStep

    def get_template_names(self):
        return [f"vendors/listings/{'photos' if self.is_photos else 'step'}.html"]

    def get_form_class(self):
        return self.step.form_class

    def get_form_kwargs(self):
        kwargs = super().get_form_kwargs()
        if self.is_photos:
            kwargs["present"] = self.listing.product.images.count()
        return kwargs

    def get_initial(self):
        return self.step.initial(self.listing) | typed_before(self.request)

    def form_valid(self, form):
        if self.is_photos:
            self.add(form.cleaned_data["photos"])
            return redirect(self.get_success_url())
        try:
            self.step.save(self.listing, form.cleaned_data, self.by)
        except StockReserved as refusal:
            form.add_error("stock", reserved_text(refusal))
            return self.form_invalid(form)
        self.say(form.cleaned_data)
        return redirect(self.get_success_url())

    def form_invalid(self, form):
        if self.is_photos:
            self.add(form.fields["photos"].kept)
            if "later" in self.request.POST:
                return redirect(self.get_success_url())
        return super().form_invalid(form)

    def add(self, photos: list) -> None:
        add_photos(listing=self.listing, photos=photos, by=self.by)

    def say(self, data: dict) -> None:
        if self.step is PriceStep:
            price = {"price": format_vnd(data["price"]), "unit": data["unit"]}
            text = _("Saved: %(price)s for one %(unit)s.") % price
            messages.success(self.request, text)
        elif not self.listing.is_draft:
            messages.success(self.request, _("Saved."))

    def get_success_url(self):
        after = STEPS.index(self.step) + 1
        if not self.listing.is_draft:
            return self.url("listing-detail")
        if self.request.GET.get("sau") == "xem" or after == len(STEPS):
            return self.url("listing-preview")
        return self.url("listing-step", STEPS[after].slug)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            step=self.step,
            photos=pictures_of(self.listing.product),
            back=self.back(),
            is_draft=self.listing.is_draft,
            button=_("Go on") if self.listing.is_draft else _("Save"),
            **progress(self.step),
            **kwargs,
        )

    def back(self) -> str:
        number = STEPS.index(self.step)
        if not self.listing.is_draft:
            return self.url("listing-detail")
        if self.request.GET.get("sau") == "xem":
            return self.url("listing-preview")
        if number == 0:
            return reverse("vendors:listing-list")
        return self.url("listing-step", STEPS[number - 1].slug)


def reserved_text(refusal: StockReserved) -> str:
    return _(
        "Buyers have ordered %(number)d of these already. "
        "Write %(number)d or more, or cancel an order first."
    ) % {"number": refusal.reserved}


class PhotoView(VendorRequiredMixin, OwnListingMixin, View):
    """One photo: gone, or first."""

    http_method_names = ["post"]

    def post(self, request, image):
        try:
            self.act(image)
        except LastPhoto:
            messages.warning(
                request,
                _("One photo must stay. Add another one first, then remove it."),
            )
        return redirect(self.url("listing-step", PhotosStep.slug))


class PhotoRemoveView(PhotoView):
    def act(self, image: int) -> None:
        remove_photo(listing=self.listing, image_id=image, by=self.by)


class PhotoFirstView(PhotoView):
    def act(self, image: int) -> None:
        put_photo_first(listing=self.listing, image_id=image, by=self.by)


class PreviewView(VendorRequiredMixin, OwnListingMixin, TemplateView):
    """The product as shoppers will see it; what is missing; the one button."""

    template_name = "vendors/listings/preview.html"

    def get(self, request):
        if not self.listing.is_draft:
            return redirect(self.url("listing-detail"))
        return super().get(request)

    def post(self, request):
        return submit(self, request)

    def get_context_data(self, **kwargs):
        missing = [BY_POINT[point] for point in missing_points(self.listing)]
        return super().get_context_data(
            photos=pictures_of(self.listing.product),
            kind=self.listing.product.categories.first(),
            missing=[
                {"label": step.label, "url": self.step_url(step)} for step in missing
            ],
            steps=[{"label": s.label, "url": self.step_url(s)} for s in STEPS],
            publishes_at_once=self.listing.needs_no_review,
            back=self.url("listing-step", STEPS[-1].slug),
            number=len(STEPS) + 1,
            **kwargs,
        )

    def step_url(self, step) -> str:
        return self.url("listing-step", step.slug) + "?sau=xem"


def submit(view, request):
    """Used for a draft and for what goes back up; a second click finds it done."""
    try:
        listing = submit_listing(listing=view.listing, by=view.by)
    except NotReady as refusal:
        messages.warning(request, _("One thing is still missing."))
        return redirect(view.url("listing-step", BY_POINT[refusal.points[0]].slug))
    except WrongState:
        return redirect(view.url("listing-detail"))
    if listing.status == S.PUBLISHED:
        messages.success(request, _("It is in your shop now. Shoppers can buy it."))
    else:
        messages.success(
            request, _("Sent to the Union. You get a message when it has been read.")
        )
    return redirect(view.url("listing-detail"))
