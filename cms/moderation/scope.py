"""What an officer may look at: her unit and all below it, nothing else exists."""

from vendors.listings.models import Listing
from vendors.members.models import Vendor
from vendors.units.models import StaffRole
from vendors.units.permissions import units_of


def is_officer(user) -> bool:
    roles = StaffRole.objects.filter(role=StaffRole.Role.OFFICER)
    return user.is_superuser or roles.filter(user=user).exists()


def vendors_for(user):
    """Shops that she may decide on; drafts are nobody's business yet."""
    return (
        Vendor.objects.filter(unit__in=units_of(user, StaffRole.Role.OFFICER))
        .exclude(status=Vendor.Status.DRAFT)
        .select_related("partner__place__parent", "unit")
    )


def listings_for(user):
    return Listing.objects.filter(vendor__in=vendors_for(user)).select_related(
        "product", "vendor__partner__place__parent"
    )


def count_waiting(user) -> int:
    shops = vendors_for(user).waiting().count()
    return shops + listings_for(user).waiting().count()
