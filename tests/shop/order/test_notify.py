import pytest

from shop.journal.by import By
from shop.order.models import Order
from shop.order.services import move_order
from shop.outbox.models import Message
from shop.partner.models import Partner
from tests.factories import OrderFactory

pytestmark = pytest.mark.django_db
S = Order.Status


def texts_to(address):
    return [m.text for m in Message.objects.filter(to=address).order_by("pk")]


def test_buyer_is_told_of_every_step():
    order = OrderFactory(phone="+84932000001", status=S.DELIVERED)

    texts = texts_to("+84932000001")
    assert len(texts) == 5
    assert all(f"/don-hang/{order.group.number}/" in text for text in texts)


def test_buyer_with_an_address_gets_mail_too():
    OrderFactory(email="mai@cho.example", status=S.CONFIRMED)

    mails = Message.objects.filter(to="mai@cho.example", channel="email")
    assert mails.count() == 2
    assert all(mail.subject for mail in mails)


def test_buyer_reads_her_own_language():
    order = OrderFactory(phone="+84932000002", language="en", status=S.CONFIRMED)

    last = texts_to("+84932000002")[-1]
    assert "has confirmed order" in last
    assert f"/en/don-hang/{order.group.number}/" in last


@pytest.mark.parametrize(
    ("status", "to", "words"),
    [
        (S.PACKED, S.SHIPPED, {"carrier": "0901234567", "tracking_code": "bit.ly/x"}),
        (S.PENDING, S.CANCELLED, {"reason": "Goi 0901234567, bit.ly/x"}),
        (S.SHIPPED, S.REFUSED, {"reason": "Goi 0901234567, bit.ly/x"}),
    ],
)
def test_free_words_of_a_seller_are_in_no_message(status, to, words):
    order = OrderFactory(phone="+84932000003", status=status, email="mai@cho.example")
    Partner.objects.update(name="VCB 0901234567 bit.ly/x", pickup_note="bit.ly/x")

    move_order(order=Order.objects.get(), by=By(), to=to, **words)

    texts = "".join(
        message.text + message.subject
        for message in Message.objects.filter(about_id=str(order.pk))
    )
    assert "0901234567" not in texts
    assert "bit" not in texts.replace("VCB bit ly x", "")


def test_buyer_who_has_paid_hears_that_her_money_comes_back():
    order = OrderFactory(
        phone="+84932000006", payment_method="vietqr", status=S.CONFIRMED, language="en"
    )

    move_order(order=order, by=By(), to=S.CANCELLED, reason="sold out")

    assert "gives your money back" in texts_to("+84932000006")[-1]


def test_refused_move_sends_nothing():
    order = OrderFactory(phone="+84932000007", status=S.CONFIRMED)
    before = len(texts_to("+84932000007"))
    stale = Order(pk=order.pk, status=S.PENDING)

    with pytest.raises(Exception, match="pending"):
        move_order(order=stale, by=By(), to=S.CONFIRMED)

    assert len(texts_to("+84932000007")) == before
