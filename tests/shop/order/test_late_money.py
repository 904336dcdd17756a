"""A transfer that comes after its time is taken or given back, never passed over."""

import pytest
from django.urls import reverse

from shop.journal.by import By
from shop.journal.models import Entry
from shop.order.exceptions import MoveRefused
from shop.order.models import Order
from shop.order.services import (
    give_late_money_back,
    pay_in_cash,
    take_late_money,
)
from shop.partner.exceptions import OutOfStock
from shop.partner.models import Partner, StockRecord
from tests.factories import ListingFactory, MembershipFactory, OrderFactory

pytestmark = pytest.mark.django_db
S = Order.Status
PHONE = "+84932111222"


@pytest.fixture
def expired():
    return OrderFactory(
        payment_method="vietqr",
        status=S.EXPIRED,
        listing=ListingFactory(stock=3),
        quantity=2,
        phone=PHONE,
    )


@pytest.fixture
def seller(client, expired):
    client.force_login(MembershipFactory(vendor=expired.partner.vendor).user)
    return client


def take(order):
    return take_late_money(order=order, payment=order.payment_now, by=By())


def test_order_lives_again_with_its_goods(expired):
    take(expired)

    expired.refresh_from_db()
    payment = expired.payments.get()
    assert expired.status == S.CONFIRMED
    assert (payment.status, payment.completed_via) == ("completed", "late")
    assert StockRecord.objects.get().num_allocated == 2
    assert Entry.objects.about(expired).filter(verb="order.revived").count() == 1


def test_order_whose_goods_are_sold_stays_closed(expired):
    StockRecord.objects.update(num_in_stock=1)

    with pytest.raises(OutOfStock):
        take(expired)

    expired.refresh_from_db()
    assert expired.status == S.EXPIRED
    assert expired.payments.get().status == "closed"


@pytest.mark.parametrize("status", [S.CANCELLED, S.CONFIRMED, S.PENDING])
def test_only_an_expired_order_lives_again(status):
    order = OrderFactory(payment_method="vietqr", status=status)

    with pytest.raises(MoveRefused):
        take(order)


@pytest.mark.parametrize("status", [S.EXPIRED, S.CANCELLED])
def test_money_given_back_is_a_recorded_matter(status):
    order = OrderFactory(payment_method="vietqr", status=status)

    give_late_money_back(order=order, payment=order.payment_now, by=By())

    payment = order.payments.get()
    assert (payment.status, order.status) == ("returned", status)
    assert payment.returned_at is not None
    verbs = set(Entry.objects.about(order).values_list("verb", flat=True))
    assert "order.money_given_back" in verbs


def test_seller_takes_it_on_her_desk(seller, expired):
    page = seller.get(reverse("vendors:order-detail", args=[expired.number]))
    assert page.context["late"].may_take

    seller.post(reverse("vendors:order-late", args=[expired.number]), {"deed": "take"})

    expired.refresh_from_db()
    assert expired.status == S.CONFIRMED


@pytest.mark.parametrize("deed", ["", "keep", "x" * 900])
def test_seller_decides_in_words_that_are_known(seller, expired, deed):
    seller.post(reverse("vendors:order-late", args=[expired.number]), {"deed": deed})

    assert expired.payments.get().status == "closed"


def test_stranger_decides_nothing(client, expired):
    other = MembershipFactory(vendor=OrderFactory().partner.vendor).user
    url = reverse("vendors:order-late", args=[expired.number])
    assert client.post(url, {"deed": "take"}).status_code == 302
    client.force_login(other)

    assert client.post(url, {"deed": "take"}).status_code == 404
    assert expired.payments.get().status == "closed"


def test_cash_order_that_ended_asks_for_no_late_money(client):
    order = OrderFactory(status=S.CANCELLED)
    client.force_login(MembershipFactory(vendor=order.partner.vendor).user)

    page = client.get(reverse("vendors:order-detail", args=[order.number]))

    assert page.context["late"] is None


@pytest.fixture
def buyer(client):
    order = OrderFactory(payment_method="vietqr", phone=PHONE)
    number = order.group.number
    client.post("/don-hang/", {"number": number, "phone": "0932 111 222"})
    return client, order, f"/don-hang/{number}/"


def payload(client, url):
    return client.get(url).context["parcels"][0]["request"].payload


def test_changed_account_never_redirects_an_open_order(buyer):
    client, order, url = buyer
    before, account = payload(client, url), order.partner.bank_account
    Partner.objects.update(bank_account="6660001112223", account_holder="KE GIAN")

    assert payload(client, url) == before
    assert account in before
    assert "KE GIAN" not in client.get(url).content.decode()


@pytest.mark.parametrize("change", [{"bank_shown_since": None}, {"bank_account": ""}])
def test_no_code_without_consent_or_account(buyer, change):
    client, order, url = buyer
    account = order.partner.bank_account
    Partner.objects.update(**change)

    page = client.get(url).content.decode()

    assert account not in page
    assert "ma-qr.png" not in page
    assert client.get(f"{url}1/ma-qr.png").status_code == 404
    assert f"{url}1/tien-mat/" in page


def test_buyer_pays_in_cash_where_nobody_may_transfer(buyer):
    client, order, url = buyer
    Partner.objects.update(bank_shown_since=None)

    client.post(f"{url}1/tien-mat/")

    order.refresh_from_db()
    assert (order.payment_method, order.expires_at) == ("cash", None)
    statuses = list(order.payments.order_by("pk").values_list("provider", "status"))
    assert statuses == [("vietqr", "closed"), ("cash", "asked")]


def test_buyer_keeps_the_transfer_she_chose_where_it_is_possible(buyer):
    client, order, url = buyer

    client.post(f"{url}1/tien-mat/")

    order.refresh_from_db()
    assert order.payment_method == "vietqr"


def test_paid_order_is_not_asked_in_cash():
    order = OrderFactory(payment_method="vietqr", status=S.CONFIRMED)

    with pytest.raises(MoveRefused):
        pay_in_cash(order=order, by=By())


def test_total_counts_the_parcels_that_live(client):
    from tests.factories import OrderGroupFactory

    listings = [ListingFactory(price=30000), ListingFactory(price=50000)]
    group = OrderGroupFactory(listings=listings, phone=PHONE)
    dead, living = group.orders.order_by("pk")
    Order.objects.filter(pk=dead.pk).update(status=S.CANCELLED)
    client.post("/don-hang/", {"number": group.number, "phone": "0932 111 222"})

    page = client.get(f"/don-hang/{group.number}/")

    assert page.context["total"] == int(living.total_incl_tax)


def test_each_parcel_shows_where_it_goes(client):
    from shop.checkout.placing import Buyer, Choice, Destination, place_group
    from shop.shipping.zones import quotes_for
    from tests.factories import PlaceFactory, basket_with

    collected = ListingFactory(
        vendor__partner__can_collect=True, vendor__partner__pickup_note="Chợ Cái Răng"
    )
    sent, commune = ListingFactory(), PlaceFactory()
    choices = {
        listing.vendor.partner_id: Choice(
            {
                quote.code: quote
                for quote in quotes_for(partner=listing.vendor.partner, commune=commune)
            }[code],
            "cash",
        )
        for listing, code in [(collected, "collect"), (sent, "ship")]
    }
    group = place_group(
        basket=basket_with(collected, sent),
        by=By(),
        buyer=Buyer("Mai", PHONE),
        destination=Destination(commune, "Số 5, ấp Thạnh Lợi"),
        choices=choices,
    )
    client.post("/don-hang/", {"number": group.number, "phone": "0932 111 222"})

    page = client.get(f"/don-hang/{group.number}/").content.decode()

    assert page.count("Số 5, ấp Thạnh Lợi") == 1
    assert page.count("Chợ Cái Răng") == 1
