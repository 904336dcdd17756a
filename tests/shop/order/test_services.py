from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from shop.journal.by import By
from shop.journal.models import Entry
from shop.order.exceptions import MoveRefused, ReasonMissing
from shop.order.models import Order
from shop.order.services import expire_order, expire_unpaid_orders, move_order
from tests.factories import ListingFactory, OrderFactory, UserFactory

pytestmark = pytest.mark.django_db
S = Order.Status


def stock_of(order):
    stock = order.lines.get().stockrecord
    stock.refresh_from_db()
    return stock.num_in_stock, stock.num_allocated


@pytest.mark.parametrize(
    ("status", "stock"),
    [
        (S.PENDING, (10, 3)),
        (S.CONFIRMED, (10, 3)),
        (S.PACKED, (10, 3)),
        (S.SHIPPED, (7, 0)),
        (S.DELIVERED, (7, 0)),
        (S.CANCELLED, (10, 0)),
        (S.EXPIRED, (10, 0)),
        (S.REFUSED, (10, 0)),
    ],
)
def test_stock_follows_the_order(status, stock):
    order = OrderFactory(listing=ListingFactory(stock=10), quantity=3, status=status)

    assert stock_of(order) == stock


def test_collected_order_leaves_the_stock_when_it_is_collected():
    order = OrderFactory(
        listing=ListingFactory(stock=10), quantity=3, is_collected=True, status=S.PACKED
    )

    move_order(order=order, by=By(), to=S.DELIVERED)

    assert stock_of(order) == (7, 0)


@pytest.mark.parametrize("step", [S.SHIPPED, S.PACKED, S.DELIVERED, S.REFUSED])
def test_pending_order_skips_no_step(step):
    order = OrderFactory()

    with pytest.raises(MoveRefused):
        move_order(order=order, by=By(), to=step, reason="x")

    order.refresh_from_db()
    assert order.status == S.PENDING
    assert stock_of(order) == (10, 1)


def test_collected_order_is_never_shipped():
    order = OrderFactory(is_collected=True, status=S.PACKED)

    with pytest.raises(MoveRefused):
        move_order(order=order, by=By(), to=S.SHIPPED)


@pytest.mark.parametrize("end", [S.DELIVERED, S.CANCELLED, S.REFUSED, S.EXPIRED])
def test_ended_order_stays_ended(end):
    order = OrderFactory(status=end)
    before = stock_of(order)

    for status in S.values:
        with pytest.raises(MoveRefused):
            move_order(order=order, by=By(), to=status, reason="x")

    assert stock_of(order) == before


def test_second_move_of_a_stale_copy_changes_nothing():
    order = OrderFactory()
    stale = Order.objects.get(pk=order.pk)
    move_order(order=order, by=By(), to=S.CANCELLED, reason="hết hàng")

    with pytest.raises(MoveRefused):
        move_order(order=stale, by=By(), to=S.CONFIRMED)

    assert stock_of(order) == (10, 0)
    assert order.status_changes.count() == 1


@pytest.mark.parametrize("reason", ["", "   "])
def test_cancelling_wants_a_reason(reason):
    order = OrderFactory()

    with pytest.raises(ReasonMissing):
        move_order(order=order, by=By(), to=S.CANCELLED, reason=reason)

    order.refresh_from_db()
    assert order.status == S.PENDING


def test_move_stands_in_the_journal():
    order, actor = OrderFactory(), UserFactory()

    move_order(order=order, to=S.CONFIRMED, by=By(actor))

    entry = Entry.objects.about(order).get()
    assert (entry.verb, entry.actor) == ("order.confirmed", actor)


def test_confirming_a_transfer_completes_its_payment():
    order = OrderFactory(payment_method="vietqr", status=S.CONFIRMED)

    payment = order.payments.get()
    assert (payment.status, payment.completed_via) == ("completed", "vendor")


def test_cash_is_paid_on_delivery():
    order = OrderFactory(status=S.SHIPPED)
    assert order.payments.get().status == "asked"

    move_order(order=order, by=By(), to=S.DELIVERED)

    payment = order.payments.get()
    assert (payment.status, payment.completed_via) == ("completed", "delivery")


@pytest.mark.parametrize("end", [S.CANCELLED, S.REFUSED, S.EXPIRED])
def test_nobody_waits_for_money_of_an_order_that_came_to_nothing(end):
    assert OrderFactory(status=end).payments.get().status == "closed"


def test_money_that_has_come_stays_noted_when_the_order_is_cancelled():
    order = OrderFactory(payment_method="vietqr", status=S.CONFIRMED)

    move_order(order=order, by=By(), to=S.CANCELLED, reason="hết hàng")

    assert order.payments.get().status == "completed"


def overdue(**kwargs):
    order = OrderFactory(payment_method="vietqr", **kwargs)
    Order.objects.filter(pk=order.pk).update(
        expires_at=timezone.now() - timedelta(minutes=1)
    )
    return order


def test_unpaid_transfers_expire_and_give_their_stock_back():
    order = overdue()
    OrderFactory(payment_method="vietqr")
    OrderFactory()

    assert expire_unpaid_orders() == 1

    order.refresh_from_db()
    assert order.status == S.EXPIRED
    assert stock_of(order) == (10, 0)
    assert Order.objects.filter(status=S.PENDING).count() == 2


def test_transfer_confirmed_in_time_never_expires():
    order = overdue()
    move_order(order=order, by=By(), to=S.CONFIRMED)

    assert expire_unpaid_orders() == 0
    assert expire_order(order=order) is False


def test_order_not_yet_due_does_not_expire():
    assert expire_order(order=OrderFactory(payment_method="vietqr")) is False


def test_cash_orders_have_no_time_to_pay():
    assert OrderFactory().expires_at is None


def test_operator_can_expire_orders_by_hand(capsys):
    overdue()

    call_command("expire_orders")

    assert capsys.readouterr().out == "1 orders expired\n"


def test_the_time_to_pay_wakes_a_task(settings, commits):
    settings.TASKS = {
        "default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}
    }
    from django_tasks_db.models import DBTaskResult

    with commits():
        order = OrderFactory(payment_method="vietqr")

    waiting = DBTaskResult.objects.get(task_path="shop.order.tasks.expire")
    assert waiting.run_after > order.expires_at
    assert waiting.args_kwargs["args"] == [order.pk]
