"""Nothing is ordered that is not as the review showed it, and what differs is named."""

import pytest

from shop.order.models import OrderGroup
from shop.partner.models import Partner
from tests.factories import ListingFactory, PlaceFactory

from .buying import add, choose, order, ready_to_order, review, tell_buyer

pytestmark = pytest.mark.django_db


def refused(client, fields) -> str:
    """What the page names; nothing may have been ordered."""
    answer = order(client, fields)
    assert answer.status_code == 409
    assert not OrderGroup.objects.exists()
    return "\n".join(answer.context["differences"])


def partner_of(listing):
    return Partner.objects.filter(pk=listing.vendor.partner_id)


def test_changed_price_is_named_with_both_prices(client):
    listing = ListingFactory(price=35000, title="Khô cá sặc")
    fields = ready_to_order(client, listing)
    listing.product.stockrecords.update(price=36000)

    text = refused(client, fields)

    assert "Khô cá sặc" in text
    assert "35.000" in text
    assert "36.000" in text


def test_second_look_orders_at_the_new_price(client):
    listing = ListingFactory(price=35000)
    fields = ready_to_order(client, listing)
    listing.product.stockrecords.update(price=36000)
    refused(client, fields)

    assert order(client, review(client)).status_code == 302
    assert OrderGroup.objects.count() == 1


def test_changes_that_net_to_zero_are_both_named(client):
    first, second = ListingFactory(price=30000), ListingFactory(price=50000)
    fields = ready_to_order(client, first, second)
    first.product.stockrecords.update(price=40000)
    second.product.stockrecords.update(price=40000)

    text = refused(client, fields)

    assert first.product.title in text
    assert second.product.title in text


def test_dearer_goods_with_cheaper_delivery_are_named(client):
    listing = ListingFactory(price=30000)
    fields = ready_to_order(client, listing)
    rate = partner_of(listing).get().rate_province
    listing.product.stockrecords.update(price=31000)
    partner_of(listing).update(rate_province=rate - 1000)

    assert len(refused(client, fields).splitlines()) == 2


def test_swap_of_goods_at_the_same_price_is_named(client):
    seen = ListingFactory(price=35000, title="Khô cá lóc")
    other = ListingFactory(price=35000, title="Khô cá sặc", vendor=seen.vendor)
    fields = ready_to_order(client, seen)
    page = client.get("/gio-hang/")
    line = page.context["parcels"][0].rows[0].line
    client.post(f"/gio-hang/dong/{line.pk}/", {"remove": "1"})
    add(client, other)

    text = refused(client, fields)

    assert "Khô cá lóc" in text
    assert "Khô cá sặc" in text


def test_product_renamed_under_her_hands_is_named(client):
    listing = ListingFactory(title="Khô cá lóc")
    fields = ready_to_order(client, listing)
    type(listing.product).objects.update(title="Khô cá tra")

    assert "Khô cá tra" in refused(client, fields)


def test_other_number_from_another_tab_is_named(client):
    listing = ListingFactory(stock=9)
    fields = ready_to_order(client, listing)
    add(client, listing, 2)

    assert "3" in refused(client, fields)


@pytest.mark.parametrize(
    ("field", "typed", "named"),
    [
        ("full_name", "Trần Thị Hoa", "Trần Thị Hoa"),
        ("phone", "0909 333 444", "0909 333 444"),
        ("street", "Số 99, ấp Mới", "Số 99, ấp Mới"),
        ("notes", "Gọi trước", "Gọi trước"),
        ("email", "hoa@cho.example", "hoa@cho.example"),
    ],
)
def test_receiver_changed_in_another_tab_is_named(client, field, typed, named):
    home = PlaceFactory()
    listing = ListingFactory()
    add(client, listing)
    tell_buyer(client, home)
    choose(client, [listing])
    fields = review(client)
    tell_buyer(client, home, **{field: typed})

    assert named in refused(client, fields)


def test_payment_changed_in_another_tab_is_named(client):
    listing = ListingFactory()
    fields = ready_to_order(client, listing)
    choose(client, [listing], payment="vietqr")

    assert "VietQR" in refused(client, fields)


def test_account_changed_before_the_order_is_named(client):
    listing = ListingFactory()
    fields = ready_to_order(client, listing, payment="vietqr")
    partner_of(listing).update(bank_account="9990001112223")

    assert listing.vendor.partner.name in refused(client, fields)


def test_other_pick_up_point_is_named(client):
    listing = ListingFactory(
        vendor__partner__can_collect=True, vendor__partner__pickup_note="Chợ Cái Răng"
    )
    fields = ready_to_order(client, listing, delivery="collect")
    partner_of(listing).update(pickup_note="Chợ Phụng Hiệp")

    assert "Chợ Phụng Hiệp" in refused(client, fields)


def test_shop_added_in_another_tab_is_named_where_delivery_is_chosen(client):
    fields = ready_to_order(client, ListingFactory())
    late = ListingFactory(title="Mắm ba khía")
    add(client, late)

    answer = client.post("/thanh-toan/xem-lai/", fields, follow=True)

    assert answer.redirect_chain[-1][0] == "/thanh-toan/giao-hang/"
    assert "Mắm ba khía" in answer.content.decode()
    assert not OrderGroup.objects.exists()
    assert "Mắm ba khía" in " ".join(str(m) for m in answer.context["messages"])


def test_withdrawn_consent_leads_back_to_the_payment(client):
    listing = ListingFactory()
    fields = ready_to_order(client, listing, payment="vietqr")
    partner_of(listing).update(bank_shown_since=None)

    answer = order(client, fields)

    assert answer.headers["Location"] == "/thanh-toan/giao-hang/"
    assert not OrderGroup.objects.exists()


def test_order_keeps_the_pick_up_point_that_she_saw(client):
    listing = ListingFactory(
        vendor__partner__can_collect=True, vendor__partner__pickup_note="Chợ Cái Răng"
    )
    order(client, ready_to_order(client, listing, delivery="collect"))
    partner_of(listing).update(pickup_note="Chợ Phụng Hiệp")

    number = OrderGroup.objects.get().number
    page = client.get(f"/don-hang/{number}/").content.decode()

    assert "Chợ Cái Răng" in page
    assert "Phụng Hiệp" not in page
