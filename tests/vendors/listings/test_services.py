import pytest
from oscar.core.loading import get_model

from shop.journal.by import By
from shop.journal.models import Entry
from shop.outbox.models import Message
from shop.search.models import ProductCard
from tests.factories import (
    DraftFactory,
    ListingFactory,
    MembershipFactory,
    StaffFactory,
    UserFactory,
    VendorFactory,
)
from vendors.listings import services
from vendors.listings.exceptions import NotReady, StockReserved, WrongState
from vendors.listings.models import Listing

pytestmark = pytest.mark.django_db
S = Listing.Status


def submit(listing):
    return services.submit_listing(listing=listing, by=By(UserFactory()))


def status(listing):
    return Listing.objects.get(pk=listing.pk).status


def test_new_listing_is_hidden():
    listing = services.start_listing(vendor=VendorFactory(), by=By())

    assert listing.is_draft
    assert not listing.product.is_public


def test_listing_names_what_is_missing():
    listing = services.start_listing(vendor=VendorFactory(), by=By())

    with pytest.raises(NotReady) as refusal:
        submit(listing)

    assert refusal.value.points == ["photos", "what", "price", "story"]
    assert status(listing) == S.DRAFT


def test_first_listing_waits_for_the_union(vendor, kind, ready):
    Listing.objects.exclude(pk=ready.pk).update(published_at=None, status=S.DRAFT)

    submit(ready)

    assert status(ready) == S.IN_REVIEW
    assert not ProductCard.objects.filter(pk=ready.product_id).exists()


def test_later_listing_is_published_at_once(ready):
    submit(ready)

    assert status(ready) == S.PUBLISHED
    assert ProductCard.objects.get(pk=ready.product_id).title == "Mứt khóm"


def test_listing_of_a_waiting_vendor_waits_too(ready, vendor):
    vendor.status = "in_review"
    vendor.save()

    submit(ready)

    assert status(ready) == S.IN_REVIEW


def test_second_sending_is_refused(ready):
    seen_twice = Listing.objects.get(pk=ready.pk)
    submit(ready)

    with pytest.raises(WrongState):
        submit(seen_twice)

    assert Entry.objects.filter(verb="listing.published").count() == 1


def test_approved_listing_is_shown_and_told():
    listing = DraftFactory(status=S.IN_REVIEW, title="Mứt khóm")
    MembershipFactory(vendor=listing.vendor)

    services.approve_listing(listing=listing, by=By(StaffFactory()))

    assert status(listing) == S.PUBLISHED
    text = Message.objects.get().text
    assert "lên gian hàng" in text
    assert "Mứt khóm" not in text


def test_listing_goes_up_after_its_shop_never_before():
    listing = DraftFactory(status=S.IN_REVIEW, vendor=VendorFactory(waiting=True))

    with pytest.raises(WrongState):
        services.approve_listing(listing=listing, by=By(StaffFactory()))

    assert status(listing) == S.IN_REVIEW


def test_second_decision_is_refused():
    listing = DraftFactory(status=S.IN_REVIEW)
    seen_by_another = Listing.objects.get(pk=listing.pk)
    services.approve_listing(listing=listing, by=By(StaffFactory()))

    with pytest.raises(WrongState):
        services.return_listing(
            listing=seen_by_another, by=By(StaffFactory()), reason="Ảnh mờ"
        )

    assert status(listing) == S.PUBLISHED


def test_returned_listing_is_a_draft_with_a_reason():
    listing = DraftFactory(status=S.IN_REVIEW)
    MembershipFactory(vendor=listing.vendor)

    services.return_listing(listing=listing, by=By(StaffFactory()), reason="Ảnh mờ")

    listing.refresh_from_db()
    assert (listing.status, listing.return_reason) == (S.DRAFT, "Ảnh mờ")
    assert Message.objects.get().text.endswith(f"/ban-hang/san-pham/{listing.pk}/")


def test_withdrawn_listing_leaves_the_shop(listing):
    services.withdraw_listing(listing=listing, by=By(UserFactory()))

    listing.product.refresh_from_db()
    assert status(listing) == S.WITHDRAWN
    assert not listing.product.is_public
    assert not ProductCard.objects.exists()


def test_what_she_withdrew_goes_back_at_once(listing):
    services.withdraw_listing(listing=listing, by=By(UserFactory()))

    submit(listing)

    assert status(listing) == S.PUBLISHED
    assert ProductCard.objects.count() == 1


def test_what_the_union_took_down_is_looked_at_again(listing):
    services.withdraw_listing(
        listing=listing, by=By(StaffFactory()), reason="Thiếu hạn dùng"
    )

    submit(listing)
    services.withdraw_listing(listing=listing, by=By(UserFactory()))
    submit(listing)

    assert status(listing) == S.IN_REVIEW


def test_draft_cannot_be_withdrawn(draft):
    with pytest.raises(WrongState):
        services.withdraw_listing(listing=draft, by=By(UserFactory()))

    assert status(draft) == S.DRAFT


def test_stock_below_the_reserved_is_refused_whole(listing, stock_of):
    stock_of(listing).allocate(3)

    with pytest.raises(StockReserved) as refusal:
        services.set_offer(listing=listing, price=50000, unit="hũ", stock=2, by=By())

    assert refusal.value.reserved == 3
    stock = stock_of(listing)
    assert (stock.num_in_stock, stock.price) == (10, 35000)


def test_sold_out_keeps_what_is_reserved(listing, stock_of):
    stock_of(listing).allocate(3)

    services.sell_out(listing=listing, by=By())

    stock = stock_of(listing)
    assert (stock.num_in_stock, stock.net_stock_level) == (3, 0)
    assert not ProductCard.objects.get().available


def test_restocked_listing_can_be_bought_again(listing):
    services.sell_out(listing=listing, by=By())

    services.set_stock(listing=listing, stock=4, by=By())

    assert ProductCard.objects.get().available


def test_new_price_stands_on_the_card(listing):
    services.set_price(listing=listing, price=42000, by=By())

    assert ProductCard.objects.get().price == 42000


def test_change_meanwhile_keeps_the_withdrawal(listing):
    stale = Listing.objects.select_related("product").get(pk=listing.pk)
    services.withdraw_listing(listing=listing, by=By(UserFactory()))

    services.describe(listing=stale, name="Kẹo dừa sầu riêng", by=By())

    product = get_model("catalogue", "Product").objects.get(pk=listing.product_id)
    assert (product.title, product.is_public) == ("Kẹo dừa sầu riêng", False)


def test_new_kind_takes_the_place_of_the_old(listing, kind):
    services.describe(listing=listing, kind=kind, by=By())

    assert list(listing.product.categories.all()) == [kind]


def test_name_without_letters_for_an_address_still_has_one(listing):
    services.describe(listing=listing, name="ស្ករត្នោត", by=By())

    assert listing.product.slug == "san-pham"


def test_deleted_draft_leaves_nothing(draft):
    product = draft.product_id

    services.delete_draft(listing=draft, by=By(UserFactory()))

    assert not get_model("catalogue", "Product").objects.filter(pk=product).exists()


def test_what_shoppers_saw_is_not_deleted():
    listing = ListingFactory(status=S.DRAFT)

    with pytest.raises(WrongState):
        services.delete_draft(listing=listing, by=By(UserFactory()))

    assert Listing.objects.count() == 1


def test_new_price_is_in_the_journal():
    listing = ListingFactory(price=35000)
    member = UserFactory()

    services.set_price(listing=listing, price=42000, by=By(member))

    entry = Entry.objects.get()
    assert (entry.verb, entry.actor) == ("listing.priced", member)
    assert entry.data == {"old": 35000, "new": 42000}


def test_same_answer_again_is_no_deed():
    listing = ListingFactory(price=35000, stock=5)
    unit = listing.product.unit

    services.set_offer(listing=listing, price=35000, unit=unit, stock=5, by=By())

    assert not Entry.objects.exists()
