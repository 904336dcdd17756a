import logging
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from django_tasks import task_backends
from django_tasks_db.models import DBTaskResult

from shop.outbox.models import Message
from shop.outbox.services import deliver_message, send_message
from shop.users.models import User

pytestmark = pytest.mark.django_db
TO = "+84900000001"
DB_QUEUE = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}


def send(**more) -> Message:
    return send_message(**{"channel": "sms", "to": TO, "text": "Mã 123456"} | more)


def try_times(message, times):
    for _time in range(times):
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


def test_attempts_wait_longer_and_longer(firm, settings):
    settings.TASKS = DB_QUEUE
    firm.status = 503
    message = send()

    assert task_backends["default"].supports_defer
    try_times(message, 5)

    waits = [
        round((task.run_after - timezone.now()).total_seconds(), -1)
        for task in DBTaskResult.objects.exclude(run_after__year=9999).order_by(
            "run_after"
        )
    ]
    assert waits == [20, 80, 320, 1280]


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
