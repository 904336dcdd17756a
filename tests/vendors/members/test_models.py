import pytest
from django.db import transaction
from django.db.models import ProtectedError

from tests.factories import ListingFactory, MembershipFactory, VendorFactory
from vendors.members.models import Membership

pytestmark = pytest.mark.django_db


def test_last_member_of_an_open_shop_stays():
    membership = MembershipFactory(vendor=VendorFactory(open=True))

    for delete in (membership.delete, Membership.objects.all().delete):
        with pytest.raises(ProtectedError), transaction.atomic():
            delete()

    assert Membership.objects.count() == 1


def test_one_of_two_members_can_go():
    vendor = VendorFactory(open=True)
    first, _second = MembershipFactory.create_batch(2, vendor=vendor)

    first.delete()

    assert Membership.objects.count() == 1


def test_member_and_shop_are_never_deleted():
    membership = MembershipFactory()
    ListingFactory(vendor=membership.vendor)

    for thing in (membership.user, membership.vendor, membership.vendor.partner):
        with pytest.raises(ProtectedError), transaction.atomic():
            thing.delete()
