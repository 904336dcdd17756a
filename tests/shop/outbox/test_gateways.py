import pytest
from django.core import mail

from shop.outbox.gateways import ConsoleSMS, DjangoEmail, GatewayError, HttpSMS
from shop.outbox.models import Message

SMS = Message(channel="sms", to="+84900000001", text="Xin chào chị Út")
MAIL = Message(channel="email", to="ut@cho.example", subject="Đơn mới", text="Chào")


def test_the_firm_gets_number_text_and_sender_as_json(firm):
    HttpSMS().send(SMS)

    [(headers, body)] = firm.taken
    assert body == {"to": "+84900000001", "text": "Xin chào chị Út", "from": "ChoChiEm"}
    assert headers["Authorization"] == "Bearer token-of-ours"
    assert headers["Content-Type"] == "application/json"


@pytest.mark.parametrize("status", [400, 401, 404, 500, 503])
def test_a_refusal_of_the_firm_is_told_without_the_text(firm, status):
    firm.status = status

    with pytest.raises(GatewayError, match=f"answered {status}$"):
        HttpSMS().send(SMS)


def test_a_firm_that_is_down_is_told(firm, settings):
    settings.SMS_HTTP_URL = "http://127.0.0.1:9/send"

    with pytest.raises(GatewayError, match="no answer"):
        HttpSMS().send(SMS)


@pytest.mark.parametrize("url", ["", "file:///etc/passwd", "ftp://x/"])
def test_only_web_addresses_are_called(settings, url):
    settings.SMS_HTTP_URL = url

    with pytest.raises(GatewayError, match="no web address"):
        HttpSMS().send(SMS)


def test_the_console_shows_the_text_on_ones_own_machine(capsys):
    ConsoleSMS().send(SMS)

    assert "Xin chào chị Út" in capsys.readouterr().out


def test_the_console_is_no_gateway_in_production(settings, capsys):
    settings.SMS_CONSOLE = False

    with pytest.raises(GatewayError):
        ConsoleSMS().send(SMS)
    assert capsys.readouterr().out == ""


def test_mail_goes_through_django():
    DjangoEmail().send(MAIL)

    [sent] = mail.outbox
    assert (sent.to, sent.subject, sent.body) == (["ut@cho.example"], "Đơn mới", "Chào")


def test_a_mail_server_that_is_down_is_told(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9

    with pytest.raises(GatewayError):
        DjangoEmail().send(MAIL)
