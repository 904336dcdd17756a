"""What Django costs when it does nothing: 30 kB of text, no middleware."""

from django.http import HttpResponse
from django.urls import path

BODY = ("<p>Chợ Chị Em, chợ của chị em miền Tây.</p>\n" * 1000).encode()[:30_000]


def bare(request):
    return HttpResponse(BODY)


def health(request):
    return HttpResponse("ok")


urlpatterns = [path("", bare), path("healthz", health)]
