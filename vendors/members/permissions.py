from shop.journal.by import By, Via
from vendors.entry.acting import Acting
from vendors.units.permissions import is_officer_of

from .models import Vendor


def vendor_of(user) -> Vendor | None:
    """The shop this person sells as; None for anyone else."""
    if not user.is_authenticated:
        return None
    return Vendor.objects.of_user(user).select_related("partner__place__parent").first()


def own_shop(request, *, via: Via) -> Acting | None:
    """She acts for herself."""
    vendor = vendor_of(request.user)
    return Acting(By.request(request, via=via), vendor) if vendor else None


def may_moderate(user, vendor: Vendor) -> bool:
    return vendor.unit is not None and is_officer_of(user, vendor.unit)
