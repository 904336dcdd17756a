"""A market whose messages reach nobody must not open."""

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register

WEB = ("https://", "http://")


@register(deploy=True)
def messages_reach_phones(app_configs, **kwargs) -> list[CheckMessage]:
    """Without it nobody can sign in: the code never comes."""
    name = settings.SMS_GATEWAY.rpartition(".")[2]
    if name == "ConsoleSMS":
        hint = "Set SMS_GATEWAY, e.g. shop.outbox.gateways.HttpSMS."
        return [Error("No SMS gateway is set.", hint=hint, id="market.E002")]
    if name == "HttpSMS" and not settings.SMS_HTTP_URL.startswith(WEB):
        hint = "Set SMS_HTTP_URL, and SMS_HTTP_TOKEN where the firm gave one."
        return [Error("The SMS gateway has no address.", hint=hint, id="market.E002")]
    return []


@register(deploy=True)
def links_lead_here(app_configs, **kwargs) -> list[CheckMessage]:
    if settings.SITE_URL_IS_SET and settings.SITE_URL.startswith(WEB):
        return []
    hint = "Set SITE_URL, e.g. https://cho.example; links in messages begin with it."
    return [Error("The site's own address is not set.", hint=hint, id="market.E003")]


@register(deploy=True)
def mail_leaves_the_house(app_configs, **kwargs) -> list[CheckMessage]:
    if not settings.EMAIL_BACKEND.endswith(
        ("console.EmailBackend", "dummy.EmailBackend")
    ):
        return []
    hint = "Set EMAIL_URL, e.g. smtp+tls://user:password@host:587."
    return [Warning("E-mail is only printed.", hint=hint, id="market.W005")]
