from datetime import timedelta

import pytest
from django.utils import timezone

from shop.clock.models import JobRun
from shop.clock.services import run_jobs
from shop.journal.models import Entry
from shop.order.models import Order
from tests.factories import OrderFactory

pytestmark = pytest.mark.django_db


def overdue() -> Order:
    order = OrderFactory(payment_method="vietqr")
    Order.objects.filter(pk=order.pk).update(
        expires_at=timezone.now() - timedelta(hours=1)
    )
    return order


def test_the_clock_closes_what_was_not_paid():
    order = overdue()

    run_jobs(names=["expire_unpaid_orders"])

    order.refresh_from_db()
    assert order.status == Order.Status.EXPIRED
    assert Entry.objects.get(verb="order.expired").via == "clock"


def test_one_bad_order_does_not_stop_the_round(caplog):
    bad, good = overdue(), overdue()
    # More is promised than there is: its stock can't be given back.
    bad.lines.get().stockrecord.__class__.objects.filter(
        pk=bad.lines.get().stockrecord_id
    ).update(num_allocated=0)

    [run] = run_jobs(names=["expire_unpaid_orders"])

    states = {order.pk: order.status for order in Order.objects.all()}
    assert states == {bad.pk: Order.Status.PENDING, good.pk: Order.Status.EXPIRED}
    assert bad.number in run.error
    assert f"Order {bad.number} could not expire" in caplog.text
    assert JobRun.objects.get().locked_until is None
