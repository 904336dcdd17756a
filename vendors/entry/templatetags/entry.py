from django import template
from django.utils.html import format_html

from vendors.entry.typed import WHOSE, mark_of

register = template.Library()


@register.simple_tag(takes_context=True)
def whose(context) -> str:
    """Inside a form: who fills it in, should her session be lost meanwhile."""
    mark = mark_of(context["request"].user)
    return format_html('<input type="hidden" name="{}" value="{}">', WHOSE, mark)
