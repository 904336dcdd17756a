import logging
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from shop.outbox.models import Message
from shop.outbox.services import (
    deliver_message,
    forget_old_messages,
    send_message,
    sweep,
)
from shop.users.models import User

pytestmark = pytest.mark.django_db
TO = "+84900000001"
DB_QUEUE = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}


def send(**more) -> Message:
    return send_message(**{"channel": "sms", "to": TO, "text": "Mã 123456"} | more)


def try_times(message, times):
    """Each time as late as its next try is due."""
    for _time in range(times):
        Message.objects.filter(pk=message.pk).update(next_try_at=timezone.now())
        message.refresh_from_db()
        deliver_message(message=message)
    message.refresh_from_db()


def test_a_message_leaves_after_the_commit(firm, commits):
    with commits():
        message = send()
        assert firm.taken == []

    message.refresh_from_db()
    assert message.status == Message.Status.SENT
    assert message.sent_at is not None
    assert len(firm.taken) == 1


def test_a_rolled_back_deed_tells_nobody(firm, commits):
    @transaction.atomic
    def deed():
        send()
        raise ZeroDivisionError

    with commits(), pytest.raises(ZeroDivisionError):
        deed()

    assert firm.taken == []
    assert Message.objects.count() == 0


def test_a_message_knows_what_it_is_about():
    user = User.objects.create_user(phone=TO)

    message = send(about=user)

    assert (message.about_type, message.about_id) == ("users.user", str(user.pk))


def test_an_unknown_channel_is_refused():
    with pytest.raises(ValueError, match="pigeon"):
        send(channel="pigeon")


def test_line_breaks_never_reach_a_subject():
    message = send(channel="email", to="a@cho.example", subject="Đơn\nBcc: x@y.z")

    assert message.subject == "Đơn Bcc: x@y.z"


def test_delivering_twice_sends_once(firm, commits):
    with commits():
        message = send()

    deliver_message(message=message)

    assert len(firm.taken) == 1


def test_two_workers_send_once(firm):
    message = send()
    other = Message.objects.get(pk=message.pk)

    deliver_message(message=message)
    deliver_message(message=other)

    assert len(firm.taken) == 1


def test_a_failure_is_kept_for_later(firm, caplog):
    firm.status = 503
    message = send()

    try_times(message, 1)

    assert (message.status, message.attempts) == (Message.Status.WAITING, 1)
    assert message.error == "the gateway answered 503"
    assert f"Message {message.pk} not sent yet" in caplog.text


def test_after_five_attempts_it_has_failed_loudly(firm, caplog):
    firm.status = 503
    message = send()

    try_times(message, 6)

    assert (message.status, message.attempts) == (Message.Status.FAILED, 5)
    assert len(firm.taken) == 5
    [record] = [r for r in caplog.records if r.levelno == logging.ERROR]
    assert record.getMessage() == (
        f"Message {message.pk} was not sent: the gateway answered 503"
    )


def test_a_later_attempt_clears_the_error(firm):
    firm.status = 503
    message = send()
    try_times(message, 1)
    firm.status = 200

    try_times(message, 1)

    assert (message.status, message.error) == (Message.Status.SENT, "")


def test_attempts_wait_longer_and_longer(firm):
    firm.status = 503
    message = send()
    waits = []

    for _time in range(4):
        try_times(message, 1)
        wait = message.next_try_at - timezone.now()
        waits.append(round(wait.total_seconds(), -1))

    assert waits == [20, 80, 320, 1280]


def test_a_message_in_hand_is_not_sent_by_a_second_worker(firm):
    message = send()
    Message.objects.claim(message)
    message.refresh_from_db()

    deliver_message(message=message)

    assert firm.taken == []


def test_a_failure_nobody_foresaw_is_counted_and_tells_no_text(caplog, settings):
    settings.SMS_GATEWAY = "tests.shop.outbox.conftest.Broken"
    message = send()

    try_times(message, 1)

    assert (message.status, message.attempts) == (Message.Status.WAITING, 1)
    assert message.error.startswith("UnicodeEncodeError at conftest.py:")
    assert "123456" not in caplog.text


def test_an_unforeseen_failure_ends_after_five_attempts(settings):
    settings.SMS_GATEWAY = "tests.shop.outbox.conftest.Broken"
    message = send()

    try_times(message, 5)

    assert message.status == Message.Status.FAILED


def test_a_message_whose_worker_died_each_time_is_given_up(firm):
    message = send()
    Message.objects.update(attempts=5)

    try_times(message, 1)

    assert message.status == Message.Status.FAILED
    assert firm.taken == []


def test_task_and_message_are_written_together(settings):
    settings.TASKS = DB_QUEUE

    with transaction.atomic():
        send()
        assert DBTaskResult.objects.count() == 1
        transaction.set_rollback(True)

    assert DBTaskResult.objects.count() == Message.objects.count() == 0


def late(message, **ago) -> None:
    Message.objects.filter(pk=message.pk).update(
        next_try_at=timezone.now() - timedelta(**ago)
    )


def test_the_sweep_sends_what_lost_its_task(firm, commits):
    message = send()
    late(message, minutes=1)

    with commits():
        assert sweep() == 1

    message.refresh_from_db()
    assert message.status == Message.Status.SENT


def test_the_sweep_leaves_alone_what_is_not_due_or_has_ended(firm):
    late(send(), minutes=-1)
    late(send(), seconds=2)
    done = send()
    late(done, minutes=9)
    try_times(done, 1)

    assert sweep() == 0


def test_the_sweep_adds_nothing_to_a_queue_that_stands_still(settings):
    settings.TASKS = DB_QUEUE
    late(send(), minutes=1)
    DBTaskResult.objects.update(enqueued_at=timezone.now() - timedelta(minutes=1))

    assert sweep() == 0
    DBTaskResult.objects.all().delete()
    assert sweep() == 1


def test_old_messages_are_forgotten_but_for_those_that_wait(settings):
    sent, waiting = send(), send()
    Message.objects.update(created_at=timezone.now() - timedelta(days=181))
    Message.objects.filter(pk=sent.pk).update(status=Message.Status.SENT)

    assert forget_old_messages() == 1
    assert Message.objects.get() == waiting


def test_codes_go_before_everything_else(settings, commits):
    settings.TASKS = DB_QUEUE
    with commits():
        send()
        send(is_secret=True)

    assert list(
        DBTaskResult.objects.order_by("-priority").values_list("priority", flat=True)
    ) == [50, 0]


def test_a_sent_code_is_blanked(firm, commits, settings):
    settings.DEMO = False
    with commits():
        message = send(is_secret=True)

    message.refresh_from_db()
    assert message.text == ""
    assert firm.taken[0][1]["text"] == "Mã 123456"


def test_the_demo_keeps_codes_for_its_phone(firm, commits, settings):
    settings.DEMO = True
    with commits():
        message = send(is_secret=True)

    message.refresh_from_db()
    assert message.text == "Mã 123456"


def test_a_code_that_could_not_be_sent_is_blanked_too(firm, settings):
    settings.DEMO = False
    firm.status = 500
    message = send(is_secret=True)

    try_times(message, 5)

    assert (message.status, message.text) == (Message.Status.FAILED, "")


def test_a_code_that_no_longer_works_is_not_sent(firm):
    message = send(is_secret=True)
    Message.objects.update(created_at=timezone.now() - timedelta(minutes=6))

    try_times(message, 1)

    assert message.status == Message.Status.FAILED
    assert firm.taken == []


def test_no_code_is_ever_logged(firm, caplog, capsys, settings, commits):
    settings.DEMO, settings.SMS_CONSOLE = False, False
    caplog.set_level(logging.DEBUG)
    firm.status = 500
    try_times(send(is_secret=True), 5)
    settings.SMS_GATEWAY = "shop.outbox.gateways.ConsoleSMS"
    with commits():
        send(is_secret=True)

    out = capsys.readouterr()
    ours = [
        r.getMessage() for r in caplog.records if not r.name.startswith("django.db")
    ]
    assert "123456" not in "".join(ours) + out.out + out.err
