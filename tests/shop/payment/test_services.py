import pytest
from django.db import IntegrityError, transaction

from shop.journal.by import By
from shop.order.models import Order
from shop.partner.models import Partner
from shop.payment.models import Payment
from shop.payment.services import (
    Completion,
    ask_payment,
    close_payments,
    complete_payment,
    give_back,
    take_late,
)
from shop.payment.signals import payment_came_late, payment_completed
from tests.factories import OrderFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def payment():
    return OrderFactory(payment_method="vietqr").payments.get()


@pytest.fixture
def heard():
    calls = []

    def listen(sender, payment, **kwargs):
        calls.append(payment)

    payment_completed.connect(listen)
    yield calls
    payment_completed.disconnect(listen)


def test_money_is_asked_in_whole_dong_with_the_order_number(payment):
    assert payment.amount == int(payment.order.total_incl_tax)
    assert payment.reference == payment.order.number


def test_payment_completes_once(payment, heard):
    stale = Payment.objects.get(pk=payment.pk)

    assert complete_payment(payment=payment, via="webhook", by=By()) is Completion.NEW
    assert complete_payment(payment=payment, via="vendor", by=By()) is Completion.BEFORE
    assert complete_payment(payment=stale, via="return", by=By()) is Completion.BEFORE

    payment.refresh_from_db()
    assert payment.completed_via == "webhook"
    assert len(heard) == 1


def test_closed_payment_does_not_complete(payment, heard):
    close_payments(order=payment.order, by=By())

    assert (
        complete_payment(payment=payment, via="webhook", by=By()) is Completion.CLOSED
    )

    payment.refresh_from_db()
    assert payment.status == Payment.Status.CLOSED
    assert heard == []


def test_error_of_a_listener_takes_the_completion_back(payment):
    def fail(sender, **kwargs):
        raise RuntimeError

    payment_completed.connect(fail)
    try:
        with pytest.raises(RuntimeError), transaction.atomic():
            complete_payment(payment=payment, via="webhook", by=By())
    finally:
        payment_completed.disconnect(fail)

    payment.refresh_from_db()
    assert payment.status == Payment.Status.ASKED


def test_many_payments_of_one_order_share_no_reference(payment):
    order = payment.order

    more = [ask_payment(order=order, by=By()).reference for _ in range(2)]

    assert more == [f"{order.number}-2", f"{order.number}-3"]


def test_no_two_payments_share_a_reference(payment):
    with pytest.raises(IntegrityError), transaction.atomic():
        Payment.objects.create(
            order=payment.order, provider="cash", amount=1, reference=payment.reference
        )


def test_paid_one_counts_before_what_was_asked_later(payment):
    complete_payment(payment=payment, via="vendor", by=By())
    ask_payment(order=payment.order, by=By())

    assert Order.objects.get().payment_now == payment


def test_open_one_counts_before_what_was_closed(payment):
    close_payments(order=payment.order, by=By())
    asked = ask_payment(order=payment.order, by=By())

    assert Order.objects.get().payment_now == asked


def test_payee_is_copied_when_money_is_asked(payment):
    partner = payment.order.partner
    Partner.objects.update(bank_account="666", account_holder="KE GIAN")

    payment.refresh_from_db()
    assert payment.payee_bin == partner.bank_bin
    assert payment.payee_account == partner.bank_account != "666"
    assert payment.payee_holder == partner.account_holder


def test_money_for_a_closed_payment_is_noted_and_told_once(payment):
    close_payments(order=payment.order, by=By())
    told = []

    def listen(sender, payment, **kwargs):
        told.append(payment.pk)

    payment_came_late.connect(listen)
    try:
        for _ in range(2):
            answer = complete_payment(payment=payment, via="webhook", by=By())
            assert answer is Completion.CLOSED
    finally:
        payment_came_late.disconnect(listen)

    payment.refresh_from_db()
    assert payment.came_late_at is not None
    assert told == [payment.pk]


@pytest.mark.parametrize("decide", [take_late, give_back])
def test_late_money_is_decided_on_once(payment, decide):
    close_payments(order=payment.order, by=By())

    assert decide(payment=payment, by=By()) is True
    assert give_back(payment=payment, by=By()) is False
    assert take_late(payment=payment, by=By()) is False
