from django.shortcuts import get_object_or_404
from django.urls import reverse

from shop.photos.pictures import picture_of

from ..models import Listing
from ..steps import STEPS


class OwnListingMixin:
    """Another vendor's listing does not exist; stands behind VendorRequiredMixin."""

    listing: Listing

    def dispatch(self, request, *args, pk, **kwargs):
        own = Listing.objects.of_vendor(request.vendor).select_related("product")
        self.listing = get_object_or_404(own, pk=pk)
        self.listing.vendor = request.vendor
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            listing=self.listing,
            product=self.listing.product,
            offers=self.listing.offers,
            **kwargs,
        )

    def url(self, name: str, *args) -> str:
        return reverse(f"vendors:{name}", args=[self.listing.pk, *args])


def pictures_of(product) -> list[dict]:
    """Every photo with what a page needs to show it, and its id."""
    return [
        (picture_of(image, "original") or {}) | {"pk": image.pk, "alt": product.title}
        for image in product.images.all()
    ]


def progress(step) -> dict:
    return {"number": STEPS.index(step) + 1, "total": len(STEPS) + 1}
