from oscar.core.loading import get_model

from shop.catalogue.signals import product_changed
from vendors.members.models import Vendor

from .models import Listing


def lock(listing: Listing) -> None:
    """Wait for whoever changes her shop or this listing, then see them as they are."""
    Vendor.objects.select_for_update().get(pk=listing.vendor_id)
    listing.refresh_from_db(from_queryset=Listing.objects.select_for_update())


def tell_shoppers(listing: Listing) -> None:
    """Their cards follow."""
    product_changed.send(
        sender=get_model("catalogue", "Product"), product_ids=[listing.product_id]
    )
