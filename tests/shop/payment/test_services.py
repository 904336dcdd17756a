import pytest
from django.db import IntegrityError, transaction

from shop.journal.by import By
from shop.payment.models import Payment
from shop.payment.services import (
    Completion,
    ask_payment,
    close_payments,
    complete_payment,
)
from shop.payment.signals import payment_completed
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


def test_one_order_is_asked_once_by_one_provider(payment):
    with pytest.raises(IntegrityError), transaction.atomic():
        ask_payment(order=payment.order, by=By())
