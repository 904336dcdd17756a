from pathlib import PurePath

from django.contrib import messages
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.decorators import method_decorator
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django.views.generic import FormView, TemplateView, View

from vendors.entry.mixins import VendorRequiredMixin
from vendors.listings.models import Listing

from .forms import LinkForm
from .models import ChannelLink
from .readiness import Offer
from .registry import channels
from .services import count_click, remove_link, save_link


class ChannelsView(VendorRequiredMixin, FormView):
    """Where her shop also sells, and her products to hand on."""

    template_name = "vendors/channels/overview.html"
    form_class = LinkForm
    extra_context = {"tab": "channels"}

    def form_valid(self, form):
        link = form.cleaned_data["url"]
        saved = save_link(vendor=self.request.vendor, link=link, by=self.by)
        text = gettext("Saved. Shoppers now see that you also sell at %(platform)s.")
        messages.success(self.request, text % {"platform": saved.platform_name})
        return redirect("vendors:channels")

    def get_context_data(self, **kwargs):
        vendor = self.request.vendor
        listings = Listing.objects.of_vendor(vendor).published()
        return super().get_context_data(
            links=vendor.channel_links.filter(listing=None),
            listings=listings.select_related("product").prefetch_related(
                "channel_links"
            ),
            **kwargs,
        )


class ListingMixin(VendorRequiredMixin):
    """One of her own listings, or nothing."""

    kwargs: dict

    @property
    def listing(self) -> Listing:
        mine = Listing.objects.of_vendor(self.request.vendor)
        return get_object_or_404(
            mine.select_related("product"), pk=self.kwargs["listing_id"]
        )


class ListingChannelsView(ListingMixin, FormView):
    """Hand one product on, and note where it is sold."""

    template_name = "vendors/channels/listing.html"
    form_class = LinkForm
    extra_context = {"tab": "channels"}

    def form_valid(self, form):
        listing = self.listing
        saved = save_link(
            vendor=self.request.vendor,
            listing=listing,
            link=form.cleaned_data["url"],
            by=self.by,
        )
        text = gettext("Saved. Shoppers now see that you also sell at %(platform)s.")
        messages.success(self.request, text % {"platform": saved.platform_name})
        return redirect("vendors:channel-listing", listing_id=listing.pk)

    def get_context_data(self, **kwargs):
        listing = self.listing
        return super().get_context_data(
            listing=listing,
            links=listing.channel_links.all(),
            channels=channels().values(),
            **kwargs,
        )


class HandOffView(ListingMixin, TemplateView):
    """Name, description and photos, ready to copy and save."""

    template_name = "vendors/channels/hand_off.html"
    extra_context = {"tab": "channels"}

    def get_context_data(self, **kwargs):
        channel = channels().get(self.kwargs["platform"])
        if channel is None:
            raise Http404
        listing = self.listing
        images = list(listing.product.images.all())
        return super().get_context_data(
            listing=listing,
            channel=channel,
            images=images,
            price=price_of(listing),
            hints=channel.hints(offer_of(listing, images)),
            **kwargs,
        )


class PhotoView(ListingMixin, View):
    """One photo as a file to save; browsers save files of their own site only."""

    def get(self, request, listing_id, image):
        listing = self.listing
        images = list(listing.product.images.all())
        places = {each.pk: place for place, each in enumerate(images, start=1)}
        if image not in places:
            raise Http404
        file = images[places[image] - 1].original
        name = f"{listing.product.slug}-{places[image]}{PurePath(file.name).suffix}"
        return FileResponse(file.open(), as_attachment=True, filename=name)


def offer_of(listing: Listing, images) -> Offer:
    return Offer(
        title=listing.product.title,
        description=listing.product.description,
        photos=[(image.width, image.height) for image in images],
        price=price_of(listing),
        shop_name=listing.vendor.partner.name,
    )


def price_of(listing: Listing) -> int:
    """Whole VND; 0 while she has not named one."""
    return listing.offers.price or 0


class LinkRemoveView(VendorRequiredMixin, View):
    http_method_names = ["post"]

    def post(self, request, pk):
        link = get_object_or_404(request.vendor.channel_links, pk=pk)
        listing_id = link.listing_id
        remove_link(link=link, by=self.by)
        messages.info(request, gettext("The address was removed."))
        if listing_id:
            return redirect("vendors:channel-listing", listing_id=listing_id)
        return redirect("vendors:channels")


@method_decorator([never_cache, require_safe], "dispatch")
class OutView(View):
    """Count, and go where the checked address of an open shop leads."""

    def get(self, request, pk):
        links = ChannelLink.objects.public()
        link = get_object_or_404(links, pk=pk)
        if request.method == "GET":
            count_click(link=link)
        return redirect(link.url)
