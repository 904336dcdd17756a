from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories import (
    DraftFactory,
    PlaceFactory,
    StaffFactory,
    UnitFactory,
    VendorFactory,
)
from vendors.listings.models import Listing
from vendors.members.models import Vendor
from vendors.units.models import StaffRole, Unit
from vendors.units.services import load_units

pytestmark = pytest.mark.django_db
Role = StaffRole.Role


@pytest.fixture
def waiting():
    """A product that waits with its shop."""
    return DraftFactory(vendor=VendorFactory(waiting=True), status="in_review")


def staff(unit, role=Role.OFFICER, **fields):
    user = StaffFactory(is_staff=False)
    StaffRole.objects.create(user=user, unit=unit, role=role, **fields)
    return user


def reached(user):
    return (
        list(Vendor.objects.in_reach(user)),
        list(Listing.objects.in_reach(user)),
    )


def test_officer_reaches_the_shops_of_her_unit_and_their_products(waiting):
    assert reached(staff(waiting.vendor.unit)) == ([waiting.vendor], [waiting])


def test_officer_of_another_commune_reaches_nothing(waiting):
    assert reached(staff(UnitFactory(place=PlaceFactory()))) == ([], [])


def test_administrator_of_the_unit_is_no_officer(waiting):
    assert reached(staff(waiting.vendor.unit, Role.ADMINISTRATOR)) == ([], [])


def test_on_the_day_of_its_end_a_role_reaches_nothing(waiting):
    today = timezone.localdate()
    tomorrow = today + timedelta(days=1)

    assert reached(staff(waiting.vendor.unit, ends_on=today)) == ([], [])
    assert reached(staff(waiting.vendor.unit, ends_on=tomorrow))[1] == [waiting]


def test_shop_being_filled_in_is_nobodys_business():
    assert reached(StaffFactory(superuser=True)) == ([], [])
    draft = VendorFactory()

    assert reached(staff(draft.unit)) == ([], [])


def test_shops_of_a_merged_commune_are_reached_by_its_successor(waiting):
    unit = waiting.vendor.unit
    successor = PlaceFactory(name="Vị Tân Mới")
    unit.place.valid_to, unit.place.merged_into = timezone.localdate(), successor
    unit.place.save()

    load_units()

    officer = staff(Unit.objects.of_place(successor).get())
    assert reached(officer) == ([waiting.vendor], [waiting])
