"""The phone of the demo: every message that the market has sent, newest first."""

import re

from django import forms
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from shop.outbox.models import Message

NEWEST = 50


@never_cache
@require_safe
def sms(request: HttpRequest) -> HttpResponse:
    """`?to=` takes a number in any spelling; JSON where the client asks for it."""
    messages = Message.objects.filter(channel=Message.Channel.SMS)
    to = request.GET.get("to", "")
    if to.strip():
        messages = messages.filter(to=normal_number(to))
    rows = [row_of(message) for message in messages[:NEWEST]]
    if "json" in request.headers.get("Accept", ""):
        return JsonResponse(rows, safe=False)
    context = {"rows": rows, "form": PhoneSearch({"to": to.strip()})}
    return render(request, "dev/sms.html", context)


class PhoneSearch(forms.Form):
    to = forms.CharField(
        label=_("Phone number"), required=False, widget=forms.TelInput()
    )


def normal_number(raw: str) -> str:
    """E.164; the + of an address arrives as a space, people type 0900…"""
    digits = re.sub(r"\D", "", raw)
    if digits.startswith("0"):
        digits = "84" + digits[1:]
    return f"+{digits}"


def row_of(message: Message) -> dict:
    found = re.search(r"\b\d{6}\b", message.text) if message.is_secret else None
    return {
        "to": message.to,
        "text": message.text,
        "code": found[0] if found else None,
        "sent_at": message.sent_at or message.created_at,
    }
