from django.db.models import ProtectedError
from django.dispatch import receiver
from django.utils.translation import gettext as _

from vendors.units.signals import unit_merged

from .models import Membership, Vendor

SELLS = {Vendor.Status.IN_REVIEW, Vendor.Status.APPROVED, Vendor.Status.SUSPENDED}


def keep_the_last_member(sender, instance, **kwargs):
    """A shop that the Union knows is never nobody's."""
    others = Membership.objects.filter(vendor=instance.vendor).exclude(pk=instance.pk)
    if instance.vendor.status in SELLS and not others.exists():
        text = _("%(name)s has no other member: close the shop first.")
        raise ProtectedError(text % {"name": instance.vendor}, {instance})


@receiver(unit_merged)
def shops_follow(old, new, **kwargs):
    Vendor.objects.filter(unit=old).update(unit=new)
