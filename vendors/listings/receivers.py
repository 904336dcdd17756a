from vendors.members.models import Vendor

from . import services

FOLLOWED = {Vendor.Status.APPROVED, Vendor.Status.SUSPENDED}


def on_vendor_moved(sender, vendor, new, **kwargs):
    if new in FOLLOWED:
        services.follow_vendor(vendor=vendor)
