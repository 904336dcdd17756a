from django import template
from django.forms.utils import flatatt
from django.templatetags.static import static
from django.utils.html import format_html

register = template.Library()
NO_PHOTO = {"width": 48, "height": 48, "alt": ""}


@register.simple_tag
def photo(picture, alt="", sizes="100vw", loading="lazy", priority=False, **attrs):
    """An <img> for a dict of `picture_from`; `class` goes among the attributes.

    `priority=True` is for the one photo that a page shows first.
    """
    if not picture:
        return format_html(
            '<span class="no-photo"><img{}></span>',
            flatatt({"src": static("img/mark.svg"), **NO_PHOTO}),
        )
    srcset = picture.get("srcset")
    shown = {
        "src": picture["src"],
        "srcset": srcset or None,
        "sizes": sizes if srcset else None,
        "width": picture.get("width"),
        "height": picture.get("height"),
        "alt": alt,
        "loading": None if priority else loading,
        "fetchpriority": "high" if priority else None,
        "decoding": "async",
        **attrs,
    }
    return format_html("<img{}>", flatatt(without_none(shown)))


def without_none(attrs: dict) -> dict:
    return {key: value for key, value in attrs.items() if value is not None}
