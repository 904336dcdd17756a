"""Formatting and addresses for the templates; a builtin, so never loaded by hand."""

from functools import cache
from unicodedata import normalize

from django import template
from django.conf import settings
from django.templatetags.static import static
from django.utils.html import json_script
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, get_language_info

from shop.money import format_vnd
from shop.phones import format_phone

register = template.Library()


@register.filter
def vnd(amount) -> str:
    """150000 → "150.000 ₫"; what is no amount prints as nothing."""
    return "" if amount in (None, "") else format_vnd(amount)


@register.filter
def phone(number: str) -> str:
    """As people read it: "0901 234 567"."""
    return format_phone(number)


@register.filter
def phone_digits(number: str) -> str:
    """For a link of Zalo: "0901234567"."""
    return format_phone(number).replace(" ", "")


@register.simple_tag
def ld_json(data: dict) -> str:
    """Structured data for search engines; escaped as Django escapes JSON."""
    script = json_script(data)
    # json_script has escaped it
    return mark_safe(  # noqa: S308
        script.replace("application/json", "application/ld+json", 1)
    )


@register.simple_tag
def path_to(address: str) -> str:
    """The address in the language of the page: `/gio-hang/` or `/en/gio-hang/`."""
    return in_language(address, get_language() or settings.LANGUAGE_CODE)


@register.simple_tag(takes_context=True)
def language_links(context) -> list[dict]:
    """This page in every language; nothing where there is no request."""
    request = context.get("request")
    if request is None:
        return []
    current = get_language()
    return [
        {
            "code": code,
            "name": native_name(code),
            "url": in_language(request.get_full_path(), code),
            "current": code == current,
        }
        for code, _name in settings.LANGUAGES
    ]


@register.simple_tag
def safe_static(path: str) -> str:
    """`static`, but a missing manifest must not break the page that says sorry."""
    try:
        return known_static(path)
    except ValueError:
        return settings.STATIC_URL + path


# Names and fingerprints stay as they are until the next start.
known_static = cache(static)


def native_name(code: str) -> str:
    name = normalize("NFC", get_language_info(code)["name_local"])
    return name[:1].upper() + name[1:]


def in_language(address: str, language: str) -> str:
    bare = without_language(address)
    return bare if language == settings.LANGUAGE_CODE else f"/{language}{bare}"


def without_language(address: str) -> str:
    for code, _name in settings.LANGUAGES:
        if address == f"/{code}" or address.startswith(f"/{code}/"):
            return address.removeprefix(f"/{code}") or "/"
    return address
