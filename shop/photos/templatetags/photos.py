from html import escape

from django import template
from django.forms.utils import flatatt
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

register = template.Library()
NO_PHOTO = {"width": 48, "height": 48, "alt": ""}


@register.filter
def source(picture: dict, sizes: str = "100vw") -> SafeString:
    """Attributes of an <img> for a dict of `picture_from`: where from, how large.

    By hand, since a grid asks for it twenty times.
    """
    found = f'src="{escape(picture["src"])}"'
    if srcset := picture.get("srcset"):
        found += f' srcset="{escape(srcset)}" sizes="{escape(sizes)}"'
    if width := picture.get("width"):
        found += f' width="{width:d}" height="{picture["height"]:d}"'
    # each part is escaped or a number
    return mark_safe(found)  # noqa: S308


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
    urgency = {"fetchpriority": "high"} if priority else {"loading": loading}
    shown = {"alt": alt, **urgency, "decoding": "async", **attrs}
    return format_html("<img {}{}>", source(picture, sizes), flatatt(shown))
