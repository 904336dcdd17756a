"""Ways out of the house. A gateway takes one message or raises GatewayError."""

import json
import sys
from abc import ABC, abstractmethod
from http.client import HTTPException
from smtplib import SMTPException
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from django.conf import settings
from django.core.mail import send_mail
from django.utils.module_loading import import_string

from .models import Message

TIMEOUT_SECONDS = 10


class GatewayError(Exception):
    """The message was not taken; the text says why and holds no secret."""


class Gateway(ABC):
    @abstractmethod
    def send(self, message: Message) -> None:
        """Hand over one message, or raise GatewayError."""


class ConsoleSMS(Gateway):
    """For one's own machine. A server on the internet needs a real gateway."""

    def send(self, message: Message) -> None:
        if not settings.SMS_CONSOLE:
            raise GatewayError("no SMS gateway is set (SMS_GATEWAY)")
        sys.stdout.write(f"\nSMS {message.to}: {message.text}\n")
        sys.stdout.flush()


class HttpSMS(Gateway):
    """POST {"to", "text", "from"} as JSON to SMS_HTTP_URL, token as bearer.

    Any answer of 2xx means taken. Most Vietnamese SMS firms sit behind such a call;
    one that differs gets a class of its own.
    """

    def send(self, message: Message) -> None:
        if not settings.SMS_HTTP_URL.startswith(("https://", "http://")):
            raise GatewayError("SMS_HTTP_URL is no web address")
        try:
            with urlopen(self.request_for(message), timeout=TIMEOUT_SECONDS):  # noqa: S310
                return
        except HTTPError as e:
            e.close()
            raise GatewayError(f"the gateway answered {e.code}") from None
        except (OSError, HTTPException, ValueError) as e:
            raise GatewayError(f"no answer: {type(e).__name__}") from None

    def request_for(self, message: Message) -> Request:
        body = {"to": message.to, "text": message.text, "from": settings.SMS_SENDER}
        headers = {"Content-Type": "application/json"}
        if settings.SMS_HTTP_TOKEN:
            headers["Authorization"] = f"Bearer {settings.SMS_HTTP_TOKEN}"
        data = json.dumps(body).encode()
        return Request(settings.SMS_HTTP_URL, data=data, headers=headers)  # noqa: S310


class DjangoEmail(Gateway):
    def send(self, message: Message) -> None:
        try:
            send_mail(message.subject, message.text, None, [message.to])
        except (OSError, SMTPException, ValueError) as e:
            raise GatewayError(f"mail: {type(e).__name__}") from None


def gateway_for(channel: str) -> Gateway:
    if channel == Message.Channel.SMS:
        return import_string(settings.SMS_GATEWAY)()
    return DjangoEmail()
