from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from shop.journal.models import Entry
from shop.outbox.models import Message
from tests.factories import (
    DraftFactory,
    ListingFactory,
    MembershipFactory,
    PlaceFactory,
    StaffFactory,
    UnitFactory,
    VendorFactory,
)
from tests.signin import sign_in_staff
from vendors.listings.approval import version_of
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
    client.post(to("listing-publish", listing), {"version": version_of(listing)})

    assert state(listing) == Listing.Status.IN_REVIEW


def test_product_of_an_approved_shop_goes_up(officer, vendor, listing, client):
    client.post(to("vendor-approve", vendor), CHECK)

    client.post(to("listing-publish", listing), {"version": version_of(listing)})

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


def ticks(*listings):
    return CHECK | {"listings": [f"{each.pk}:{version_of(each)}" for each in listings]}


def test_approval_tells_what_it_puts_on_sale(officer, vendor, listing, client):
    DraftFactory(vendor=vendor, status=Listing.Status.IN_REVIEW)

    page = client.get(to("vendor", vendor)).content.decode()

    assert "Duyệt là đưa 2 món lên bán" in page
    assert page.count('type="checkbox" name="listings"') == 2


def test_approval_puts_the_ticked_on_sale(officer, vendor, listing, client):
    other = DraftFactory(vendor=vendor, status=Listing.Status.IN_REVIEW)

    client.post(to("vendor-approve", vendor), ticks(listing))

    assert state(listing) == Listing.Status.PUBLISHED
    assert state(other) == Listing.Status.IN_REVIEW


@pytest.mark.parametrize("change", ["title", "price", "photo"])
def test_what_changed_since_she_looked_waits(officer, vendor, listing, client, change):
    seen = ticks(listing)
    if change == "title":
        listing.product.title = "Thuốc trị bách bệnh"
        listing.product.save()
    if change == "price":
        listing.product.stockrecords.update(price=1)
    if change == "photo":
        listing.product.images.create(original="products/khac.webp")

    client.post(to("vendor-approve", vendor), seen)

    assert state(vendor) == Vendor.Status.APPROVED
    assert state(listing) == Listing.Status.IN_REVIEW


def test_a_single_product_changed_since_she_looked_waits(
    officer, vendor, listing, client
):
    client.post(to("vendor-approve", vendor), CHECK)
    seen = {"version": version_of(listing)}
    listing.product.title = "Thuốc trị bách bệnh"
    listing.product.save()

    client.post(to("listing-publish", listing), seen)

    assert state(listing) == Listing.Status.IN_REVIEW


def test_nothing_with_a_note_goes_up_with_the_shop(officer, vendor, listing, client):
    listing.withdrawn_reason = "Hàng không rõ nguồn gốc"
    listing.save()
    assert 'name="listings"' not in client.get(to("vendor", vendor)).content.decode()

    client.post(to("vendor-approve", vendor), ticks(listing))

    assert state(listing) == Listing.Status.IN_REVIEW


def test_anothers_product_never_goes_up_along(officer, vendor, client):
    foreign = DraftFactory(status=Listing.Status.IN_REVIEW)

    client.post(to("vendor-approve", vendor), ticks(foreign))

    assert state(foreign) == Listing.Status.IN_REVIEW


@pytest.mark.parametrize("value", ["", "x:y", "9" * 40, ":"])
def test_strange_ticks_are_left_aside(officer, vendor, client, value):
    client.post(to("vendor-approve", vendor), CHECK | {"listings": value})

    assert state(vendor) == Vendor.Status.APPROVED


def suspended(vendor, client, **check):
    client.post(to("vendor-approve", vendor), CHECK | check)
    client.post(to("vendor-suspend", vendor), {"reason": "Giao trễ"})


def test_reopened_shop_shows_nothing_new(officer, vendor, listing, client):
    suspended(vendor, client)

    page = client.get(to("vendor", vendor)).content.decode()
    client.post(to("vendor-reopen", vendor))

    assert 'name="last_four"' not in page
    assert state(vendor) == Vendor.Status.APPROVED
    assert state(listing) == Listing.Status.IN_REVIEW
    assert IdentityCheck.objects.filter(vendor=vendor).count() == 1


def test_reopened_shop_shows_again_what_was_on_sale(officer, vendor, listing, client):
    client.post(to("vendor-approve", vendor), ticks(listing))
    client.post(to("vendor-suspend", vendor), {"reason": "Giao trễ"})
    client.post(to("vendor-reopen", vendor))

    listing.product.refresh_from_db()
    assert listing.product.is_public


def test_a_check_that_is_too_old_is_made_anew(officer, vendor, client):
    suspended(vendor, client)
    IdentityCheck.objects.update(checked_on="2020-01-01")

    page = client.get(to("vendor", vendor)).content.decode()
    client.post(to("vendor-reopen", vendor))

    assert 'name="last_four"' in page
    assert state(vendor) == Vendor.Status.SUSPENDED


@pytest.fixture
def on_sale(officer, vendor):
    vendor.status = Vendor.Status.APPROVED
    vendor.save()
    vendor.partner.is_open = True
    vendor.partner.save()
    return ListingFactory(vendor=vendor, title="Khóm Cầu Đúc")


REASON = {"reason": "Ảnh lấy của người khác"}


def test_one_product_is_taken_down_at_once(on_sale, client):
    client.post(to("listing-take-down", on_sale), REASON)

    assert state(on_sale) == Listing.Status.WITHDRAWN
    assert on_sale.withdrawn_reason == REASON["reason"]
    assert client.get(on_sale.product.get_absolute_url()).status_code == 410


def test_she_is_told_without_the_officers_words(on_sale, client, vendor):
    client.post(to("listing-take-down", on_sale), REASON)

    message = Message.objects.latest("pk")
    assert message.to == vendor.memberships.get().user.phone
    assert f"/ban-hang/san-pham/{on_sale.pk}/" in message.text
    assert REASON["reason"] not in message.text


def test_taken_down_product_comes_back_through_the_union(on_sale, client, vendor):
    client.post(to("listing-take-down", on_sale), REASON)

    on_sale.refresh_from_db()
    assert not on_sale.needs_no_review


def test_taking_down_needs_a_reason(on_sale, client):
    answer = client.post(to("listing-take-down", on_sale), {"reason": " "})

    assert answer.status_code == 422
    assert state(on_sale) == Listing.Status.PUBLISHED


def test_other_communes_product_is_not_taken_down(on_sale, client):
    sign_in_staff(client, officer_of(UnitFactory(place=PlaceFactory())))

    assert client.post(to("listing-take-down", on_sale), REASON).status_code == 404
    assert state(on_sale) == Listing.Status.PUBLISHED


def desk(client, **query):
    return client.get(reverse("moderation:queue"), query).content.decode()


@pytest.mark.parametrize("words", ["khom cau duc", "KHÓM cầu", "bep co tu", "duc bep"])
def test_desk_finds_what_is_typed_without_marks(on_sale, client, words):
    assert to("listing", on_sale) in desk(client, q=words)


def test_desk_finds_a_shop_by_its_seller(officer, vendor, client):
    assert to("vendor", vendor) in desk(client, q="nguyen thi ut")


def test_desk_finds_her_by_phone(on_sale, vendor, client):
    phone = vendor.memberships.get().user.phone

    for typed in (phone, phone.replace("+84", "0"), phone[-6:]):
        page = desk(client, q=typed)
        assert to("vendor", vendor) in page
        assert to("listing", on_sale) in page


def test_desk_finds_nothing_of_another_commune(on_sale, client):
    sign_in_staff(client, officer_of(UnitFactory(place=PlaceFactory())))

    assert to("listing", on_sale) not in desk(client, q="khom cau duc")


def test_exact_names_come_first(on_sale, vendor, client):
    ListingFactory(vendor=vendor, title="Khom Cau Duc say")

    page = desk(client, q="khóm cầu đúc")

    assert page.index("Khóm Cầu Đúc") < page.index("Khom Cau Duc say")


def test_every_list_goes_on(on_sale, vendor, client, monkeypatch):
    monkeypatch.setattr("cms.moderation.desk.PAGE_SIZE", 1)
    second = ListingFactory(vendor=vendor)

    first, rest = desk(client, muc="dang-ban"), desk(client, muc="dang-ban", p=2)

    assert to("listing", second) in first
    assert to("listing", on_sale) not in first
    assert to("listing", on_sale) in rest


@pytest.mark.parametrize("query", [{"muc": "x"}, {"p": "9999"}, {"q": "%00\x00"}])
def test_strange_queries_show_the_desk(officer, client, query):
    assert client.get(reverse("moderation:queue"), query).status_code == 200


def test_bank_has_a_name(officer, vendor, client):
    vendor.partner.bank_bin, vendor.partner.bank_account = "970405", "1234567"
    vendor.partner.save()

    page = client.get(to("vendor", vendor)).content.decode()

    assert "Agribank" in page
    assert "970405" not in page


def test_first_page_of_the_admin_tells_who_waits(officer, vendor, client):
    page = client.get(reverse("wagtailadmin_home")).content.decode()

    assert "1 việc chờ duyệt" in page
    assert to("vendor", vendor) in page
