from datetime import date

import pytest

from shop.journal.by import By
from shop.journal.models import Entry
from shop.outbox.models import Message
from shop.partner.models import Partner
from shop.search.models import ProductCard
from shop.search.services import refresh_cards
from tests.factories import (
    DraftFactory,
    ListingFactory,
    MembershipFactory,
    PlaceFactory,
    StaffFactory,
    UserFactory,
    VendorFactory,
)
from vendors.listings.models import Listing
from vendors.members.exceptions import NotReady, WrongState
from vendors.members.models import IdentityCheck, Vendor
from vendors.members.requirements import missing_points
from vendors.members.services import (
    apply_for_approval,
    approve_vendor,
    open_shop,
    return_vendor,
    suspend_vendor,
)

pytestmark = pytest.mark.django_db
CHECK = {"method": "card", "checked_on": date(2026, 11, 1), "last_four": "0123"}


def waiting_vendor():
    vendor = VendorFactory(waiting=True, partner__name="Bếp cô Tư")
    MembershipFactory(vendor=vendor, user__phone="+84931000111")
    return vendor


def approve(vendor):
    return approve_vendor(vendor=vendor, by=By(StaffFactory()), **CHECK)


def test_second_opening_finds_the_first_shop():
    user = UserFactory()
    first = open_shop(name="Bếp cô Út", by=By(user))

    assert open_shop(name="Bếp cô Út", by=By(user)) == first
    assert Partner.objects.count() == 1


def test_same_name_gets_an_address_of_its_own():
    open_shop(name="Bếp cô Út", by=By(UserFactory()))

    vendor = open_shop(name="Bếp cô Út", by=By(UserFactory()))

    assert vendor.partner.slug == "bep-co-ut-2"


def test_new_shop_is_closed():
    vendor = open_shop(name="Bếp cô Út", by=By(UserFactory()))

    assert vendor.status == Vendor.Status.DRAFT
    assert not vendor.partner.is_open


def test_application_names_what_is_missing():
    vendor = open_shop(name="Bếp cô Út", by=By(UserFactory()))

    with pytest.raises(NotReady) as refusal:
        apply_for_approval(vendor=vendor, by=By(UserFactory()))

    assert refusal.value.points == ["place", "about", "contact", "delivery", "terms"]
    vendor.refresh_from_db()
    assert vendor.status == Vendor.Status.DRAFT


def test_application_waits_for_the_union():
    vendor = VendorFactory(terms_accepted_at="2026-11-01T00:00:00Z")

    apply_for_approval(vendor=vendor, by=By(UserFactory()))

    vendor.refresh_from_db()
    assert vendor.status == Vendor.Status.IN_REVIEW
    assert vendor.applied_at
    assert not vendor.partner.is_open


def test_application_is_sent_once():
    vendor = waiting_vendor()

    with pytest.raises(WrongState):
        apply_for_approval(vendor=vendor, by=By(UserFactory()))

    assert Entry.objects.count() == 0


def test_approval_opens_the_shop():
    vendor = approve(waiting_vendor())

    vendor.refresh_from_db()
    assert vendor.is_approved
    assert vendor.partner.is_open
    assert IdentityCheck.objects.get().last_four == "0123"


def test_approval_alone_puts_nothing_on_sale():
    vendor = waiting_vendor()
    waiting = DraftFactory(vendor=vendor, status=Listing.Status.IN_REVIEW)
    draft = DraftFactory(vendor=vendor)

    approve(vendor)

    waiting.refresh_from_db()
    draft.refresh_from_db()
    assert waiting.status == Listing.Status.IN_REVIEW
    assert draft.status == Listing.Status.DRAFT
    assert not ProductCard.objects.exists()


def test_second_approval_is_refused():
    vendor = waiting_vendor()
    seen_by_another = Vendor.objects.get(pk=vendor.pk)
    approve(vendor)

    with pytest.raises(WrongState):
        approve(seen_by_another)

    assert IdentityCheck.objects.count() == 1


def test_return_after_approval_is_refused():
    vendor = waiting_vendor()
    seen_by_another = Vendor.objects.get(pk=vendor.pk)
    approve(vendor)

    with pytest.raises(WrongState):
        return_vendor(vendor=seen_by_another, by=By(StaffFactory()), reason="Ảnh mờ")

    vendor.refresh_from_db()
    assert vendor.is_approved
    assert vendor.return_reason == ""


def test_approved_member_is_told_in_her_language():
    approve(waiting_vendor())

    message = Message.objects.get()
    assert message.to == "+84931000111"
    assert message.text.startswith("Chợ Chị Em: gian hàng của chị đã mở.")


def test_returned_member_is_told_where_to_read_why():
    vendor = waiting_vendor()

    return_vendor(vendor=vendor, by=By(StaffFactory()), reason="Ảnh mờ")

    assert Message.objects.get().text.endswith("/ban-hang/")
    vendor.refresh_from_db()
    assert vendor.return_reason == "Ảnh mờ"


def test_suspended_shop_goes_dark():
    listing = ListingFactory()
    refresh_cards(product_ids=[listing.product_id])

    suspend_vendor(vendor=listing.vendor, by=By(StaffFactory()), reason="Giao trễ")

    listing.refresh_from_db()
    assert not ProductCard.objects.exists()
    assert not listing.product.is_public
    assert not listing.vendor.partner.is_open
    assert listing.status == Listing.Status.PUBLISHED


def test_reopened_shop_shows_its_products_again():
    listing = ListingFactory()
    vendor = listing.vendor
    suspend_vendor(vendor=vendor, by=By(StaffFactory()), reason="Giao trễ")

    approve(vendor)

    listing.refresh_from_db()
    assert listing.product.is_public
    assert ProductCard.objects.count() == 1


def test_place_brings_the_unit_of_its_commune(commune):
    vendor = open_shop(name="Bếp cô Út", place=commune, by=By(UserFactory()))

    assert vendor.unit.place == commune


def test_place_without_a_unit_is_not_ready():
    vendor = open_shop(name="Bếp", place=PlaceFactory(), by=By(UserFactory()))

    assert "place" in missing_points(vendor)
