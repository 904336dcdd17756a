from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from shop.journal.models import Entry
from tests.factories import (
    DraftFactory,
    MembershipFactory,
    PlaceFactory,
    StaffFactory,
    UnitFactory,
    VendorFactory,
)
from tests.signin import sign_in_staff
from vendors.listings.models import Listing
from vendors.members.identity import oldest_check
from vendors.members.models import IdentityCheck, Vendor
from vendors.units.models import StaffRole

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
FIRST = timezone.localdate().replace(day=1)
CHECK = {"method": "card", "checked_on": f"{FIRST}", "last_four": "0123"}


def officer_of(unit):
    user = StaffFactory(is_staff=False)
    StaffRole.objects.create(user=user, unit=unit, role=StaffRole.Role.OFFICER)
    return user


@pytest.fixture
def vendor():
    vendor = VendorFactory(waiting=True, partner__name="Bếp cô Tư")
    MembershipFactory(vendor=vendor)
    return vendor


@pytest.fixture
def officer(vendor, client):
    officer = officer_of(vendor.unit)
    sign_in_staff(client, officer)
    return officer


@pytest.fixture
def stranger(client):
    """An officer of another commune."""
    officer = officer_of(UnitFactory(place=PlaceFactory()))
    sign_in_staff(client, officer)
    return officer


def to(name, thing):
    return reverse(f"moderation:{name}", args=[thing.pk])


def state(thing):
    thing.refresh_from_db()
    return thing.status


def test_queue_shows_who_waits(officer, vendor, client):
    page = client.get(reverse("moderation:queue")).content.decode()

    assert "Bếp cô Tư" in page


def test_menu_counts_who_waits(officer, client):
    assert "(1)" in client.get(reverse("wagtailadmin_home")).content.decode()


def test_queue_hides_other_communes(stranger, vendor, client):
    page = client.get(reverse("moderation:queue")).content.decode()

    assert "Bếp cô Tư" not in page


def test_officer_of_the_province_sees_its_communes(vendor, client):
    sign_in_staff(client, officer_of(vendor.unit.get_parent()))

    assert client.get(to("vendor", vendor)).status_code == 200


def test_other_communes_shop_does_not_exist(stranger, vendor, client):
    assert client.get(to("vendor", vendor)).status_code == 404
    assert client.post(to("vendor-approve", vendor), CHECK).status_code == 404
    assert state(vendor) == Vendor.Status.IN_REVIEW


def test_shop_being_filled_in_is_nobodys_business(officer, vendor, client):
    draft = VendorFactory(unit=vendor.unit)

    assert client.get(to("vendor", draft)).status_code == 404


def test_editor_finds_no_queue(desk, client):
    editor = StaffFactory(is_staff=False)
    editor.groups.add(desk.editors)
    sign_in_staff(client, editor)

    assert client.get(reverse("moderation:queue")).status_code == 404


def test_approval_records_the_identity_check(officer, vendor, client):
    client.post(to("vendor-approve", vendor), CHECK)

    assert state(vendor) == Vendor.Status.APPROVED
    check = IdentityCheck.objects.get(vendor=vendor)
    assert (check.officer, check.method, check.last_four) == (officer, "card", "0123")
    assert check.checked_on == FIRST


@pytest.mark.parametrize(
    "wrong",
    [
        {"last_four": "12"},
        {"last_four": "12a4"},
        {"last_four": "١٢٣"},
        {"last_four": "0123\n9"},
        {"checked_on": "2999-01-01"},
        {"checked_on": "05/11/1899"},
        {"checked_on": f"{oldest_check(timezone.localdate()) - DAY:%d/%m/%Y}"},
        {"checked_on": "hôm qua"},
        {"method": "friend"},
        {"method": ""},
    ],
)
def test_bad_check_is_refused(officer, vendor, client, wrong):
    response = client.post(to("vendor-approve", vendor), CHECK | wrong)

    assert response.status_code == 422
    assert state(vendor) == Vendor.Status.IN_REVIEW
    assert not IdentityCheck.objects.exists()


def test_check_is_dated_as_people_write_it(officer, vendor, client):
    typed = {"checked_on": f"{FIRST:%d/%m/%Y}"}

    client.post(to("vendor-approve", vendor), CHECK | typed)

    assert IdentityCheck.objects.get().checked_on == FIRST


def test_returned_shop_carries_the_reason(officer, vendor, client):
    client.post(to("vendor-return", vendor), {"reason": "Chị thêm ảnh giúp em"})

    assert state(vendor) == Vendor.Status.RETURNED
    assert vendor.return_reason == "Chị thêm ảnh giúp em"


@pytest.mark.parametrize("reason", ["", "   ", "\u202e\u200b", "x" * 1001])
def test_return_needs_a_reason(officer, vendor, client, reason):
    response = client.post(to("vendor-return", vendor), {"reason": reason})

    assert response.status_code == 422
    assert state(vendor) == Vendor.Status.IN_REVIEW


def test_suspended_shop_takes_no_orders(officer, vendor, client):
    client.post(to("vendor-approve", vendor), CHECK)

    client.post(to("vendor-suspend", vendor), {"reason": "Giao trễ ba lần"})

    assert state(vendor) == Vendor.Status.SUSPENDED
    vendor.partner.refresh_from_db()
    assert not vendor.partner.is_open


def test_second_decision_comes_too_late(officer, vendor, client):
    client.post(to("vendor-approve", vendor), CHECK)

    response = client.post(to("vendor-return", vendor), {"reason": "Khoan"})

    assert response.status_code == 302
    assert state(vendor) == Vendor.Status.APPROVED


def test_decisions_stand_in_the_journal(officer, vendor, client):
    client.post(to("vendor-return", vendor), {"reason": "Thiếu ảnh"})

    entry = Entry.objects.about(vendor).latest("pk")
    assert entry.actor == officer
    assert entry.data["reason"] == "Thiếu ảnh"


@pytest.fixture
def listing(vendor):
    return DraftFactory(vendor=vendor, status=Listing.Status.IN_REVIEW)


def test_product_waits_for_its_shop(officer, listing, client):
    client.post(to("listing-publish", listing))

    assert state(listing) == Listing.Status.IN_REVIEW


def test_product_of_an_approved_shop_goes_up(officer, vendor, listing, client):
    client.post(to("vendor-approve", vendor), CHECK)

    client.post(to("listing-publish", listing))

    assert state(listing) == Listing.Status.PUBLISHED
    listing.product.refresh_from_db()
    assert listing.product.is_public


def test_returned_product_carries_the_reason(officer, listing, client):
    client.post(to("listing-return", listing), {"reason": "Ảnh mờ quá"})

    assert state(listing) == Listing.Status.DRAFT
    assert listing.return_reason == "Ảnh mờ quá"


def test_other_communes_product_does_not_exist(stranger, listing, client):
    reason = {"reason": "x"}

    assert client.get(to("listing", listing)).status_code == 404
    assert client.post(to("listing-return", listing), reason).status_code == 404
    assert state(listing) == Listing.Status.IN_REVIEW
