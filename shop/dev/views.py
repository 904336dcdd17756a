import segno
from django.shortcuts import render
from django.utils.safestring import mark_safe

from shop.dev import samples
from shop.dev.forms import SampleForm


def components(request):
    """Every component of the theme on one page, with believable things in it."""
    cards = samples.cards()
    code = segno.make("Chợ Chị Em").svg_inline(border=2, omitsize=True)
    context = {
        "cards": cards,
        "vendors": samples.vendors(),
        "story": samples.story(),
        "photos": [{**card["picture"], "alt": card["title"]} for card in cards],
        "steps": samples.order_steps(),
        "rows": samples.money_rows(),
        "account": samples.account_rows(),
        "tabs": samples.tabs(),
        "code": mark_safe(code),  # noqa: S308 (drawn by segno from a constant)
        "crumbs": [
            {"title": "Chợ", "url": "/"},
            {"title": "Trái cây", "url": "#content"},
            {"title": "Khóm Cầu Đúc chín cây"},
        ],
        "form": SampleForm(),
        "wrong": SampleForm({"name": "Khóm"}, prefix="wrong"),
    }
    return render(request, "dev/components.html", context)
