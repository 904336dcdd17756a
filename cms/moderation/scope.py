"""What an officer may look at: her unit and all below it, nothing else exists."""

from vendors.listings.models import Listing
from vendors.members.models import Vendor
from vendors.units.models import StaffRole
from vendors.units.permissions import holds_role


def is_officer(user) -> bool:
    return holds_role(user, StaffRole.Role.OFFICER)


def vendors_for(user):
    return Vendor.objects.in_reach(user).select_related(
        "partner__place__parent", "unit"
    )


def listings_for(user):
    return Listing.objects.in_reach(user).select_related(
        "product", "vendor__partner__place__parent"
    )


def count_waiting(user) -> int:
    shops = Vendor.objects.in_reach(user).waiting().count()
    return shops + Listing.objects.in_reach(user).waiting().count()
