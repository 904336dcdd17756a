import pytest

from shop.journal.by import By
from shop.order.models import Order
from shop.order.services import expire_order, move_order
from shop.outbox.models import Message
from tests.factories import MembershipFactory, OrderFactory, UserFactory, VendorFactory

pytestmark = pytest.mark.django_db
S = Order.Status


@pytest.fixture
def member():
    return MembershipFactory(vendor=VendorFactory(open=True))


def texts_to(user):
    return [m.text for m in Message.objects.filter(to=user.phone).order_by("pk")]


def test_new_order_is_told_to_everyone_of_the_shop(member):
    worker = MembershipFactory(vendor=member.vendor).user
    stranger = MembershipFactory().user

    order = OrderFactory(vendor=member.vendor)

    for user in (member.user, worker):
        assert [f"/ban-hang/don-hang/{order.number}/" in t for t in texts_to(user)] == [
            True
        ]
    assert texts_to(stranger) == []


def test_she_reads_her_own_language(member):
    type(member.user).objects.filter(pk=member.user_id).update(language="en")

    OrderFactory(vendor=member.vendor)

    assert "new order" in texts_to(member.user)[0]


def test_she_hears_that_the_buyer_stepped_back(member):
    order = OrderFactory(vendor=member.vendor)

    move_order(order=order, by=By(), to=S.CANCELLED, reason="Đổi ý")

    assert len(texts_to(member.user)) == 2


def test_she_is_not_told_what_she_did_herself(member):
    order = OrderFactory(vendor=member.vendor)

    move_order(order=order, to=S.CONFIRMED, by=By(member.user))
    move_order(order=order, to=S.CANCELLED, by=By(member.user), reason="Hết hàng")

    assert len(texts_to(member.user)) == 1


def test_she_hears_of_an_order_that_was_not_paid(member):
    order = OrderFactory(vendor=member.vendor, payment_method="vietqr")
    Order.objects.update(expires_at=order.date_placed)

    assert expire_order(order=Order.objects.get())

    assert len(texts_to(member.user)) == 2


def test_member_by_mail_alone_stops_no_order(member):
    user = UserFactory(phone=None, email="chi@cho.example", phone_verified=False)
    MembershipFactory(vendor=member.vendor, user=user)

    assert OrderFactory(vendor=member.vendor).status == S.PENDING
