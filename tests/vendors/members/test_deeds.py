import pytest
from django.urls import reverse

from shop.journal.by import By
from tests.factories import (
    ListingFactory,
    MembershipFactory,
    StaffFactory,
    VendorFactory,
)
from vendors.listings.services import set_price, withdraw_listing
from vendors.members.deeds_views import PAGE_SIZE
from vendors.members.services import suspend_vendor

pytestmark = pytest.mark.django_db


@pytest.fixture
def vendor(client):
    vendor = VendorFactory(open=True)
    client.force_login(MembershipFactory(vendor=vendor).user)
    return vendor


def page(client, query=""):
    return client.get(reverse("vendors:deeds") + query)


def test_member_reads_what_the_union_did(client, vendor):
    officer = StaffFactory(full_name="Trần Ngọc Hạnh")
    listing = ListingFactory(vendor=vendor, title="Kẹo dừa")
    withdraw_listing(listing=listing, by=By(officer), reason="Thiếu hạn dùng")
    suspend_vendor(vendor=vendor, by=By(officer), reason="Giao trễ")

    text = page(client).content.decode()

    assert "Cán bộ Hội Trần Ngọc Hạnh đã tạm đóng gian hàng: Giao trễ" in text
    assert "Kẹo dừa" in text
    assert "Thiếu hạn dùng" in text


def test_her_own_deeds_and_other_shops_are_left_out(client, vendor):
    own, foreign = ListingFactory(vendor=vendor), ListingFactory()
    set_price(listing=own, price=1000, by=By(vendor.memberships.get().user))
    set_price(listing=foreign, price=2000, by=By(StaffFactory()))

    assert page(client).context["days"] == []


def test_many_deeds_are_paged(client, vendor):
    listing = ListingFactory(vendor=vendor)
    for price in range(1, PAGE_SIZE + 3):
        set_price(listing=listing, price=price, by=By(StaffFactory()))

    first = page(client)
    second = page(client, first.context["next_url"])

    assert [len(day) for day in first.context["days"]] == [PAGE_SIZE]
    assert [len(day) for day in second.context["days"]] == [2]
    assert second.context["next_url"] == ""


def test_person_without_a_shop_finds_nothing(client):
    client.force_login(StaffFactory())

    assert page(client).status_code == 404
