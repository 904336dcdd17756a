from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from .models import Membership, Vendor

SELLS = {Vendor.Status.IN_REVIEW, Vendor.Status.APPROVED, Vendor.Status.SUSPENDED}


def keep_the_last_member(sender, instance, **kwargs):
    """A shop that the Union knows is never nobody's."""
    others = Membership.objects.filter(vendor=instance.vendor).exclude(pk=instance.pk)
    if instance.vendor.status in SELLS and not others.exists():
        text = _("%(name)s has no other member: close the shop first.")
        raise ProtectedError(text % {"name": instance.vendor}, {instance})
