from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from .names import tidy
from .services import find_communes, find_province


@cache_control(public=True, max_age=3600)
@require_safe
def search(request):
    """Communes that match: a page, or with `part=options` only the pick list."""
    text = tidy(request.GET.get("q") or request.GET.get("commune") or "")
    province_text = tidy(request.GET.get("province", ""))
    province = find_province(province_text)
    context = {
        "q": text,
        "province": province,
        "province_text": province_text,
        "communes": find_communes(text, province=province, limit=200),
    }
    is_part = request.GET.get("part") == "options"
    template = "places/options.html" if is_part else "places/search.html"
    return render(request, template, context)
