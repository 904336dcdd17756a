"""What of Oscar's dashboard is open: all that isn't named here is closed.

Shops, orders, stock, payments and people are changed by our services alone, which
know by whom and tell everybody concerned.
"""

from collections.abc import Callable
from functools import wraps

from django.shortcuts import render
from django.urls import URLPattern, URLResolver

OPEN = {
    "index",
    "login",
    "logout",
    "catalogue-product-list",
    "catalogue-product",
    "catalogue-product-lookup",
    "catalogue-category-list",
    "catalogue-category-detail-list",
    "catalogue-category-create",
    "catalogue-category-create-child",
    "catalogue-category-update",
    "catalogue-category-delete",
}
TO_READ = {
    "catalogue-class-list",
    "comms-list",
    "page-list",
    "range-list",
    "shipping-method-list",
    "order-shipping-address",
    "stock-alert-list",
    "order-list",
    "order-stats",
    "order-detail",
    "order-detail-note",
    "order-line-detail",
    "partner-list",
    "partner-manage",
    "reports-index",
    "user-alert-list",
    "user-detail",
    "users-index",
}
# A button of a page to read that changes nothing
HARMLESS = {"order-list": "download_selected_orders"}


def guard(patterns: list) -> list:
    """The same addresses, so that Oscar's own links still lead somewhere."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            guard(pattern.url_patterns)
        elif isinstance(pattern, URLPattern):
            pattern.callback = guarded(pattern.name or "", pattern.callback)
    return patterns


def guarded(name: str, view: Callable) -> Callable:
    if name in OPEN:
        return view

    @wraps(view)
    def answer(request, *args, **kwargs):
        if not request.user.is_superuser or is_open(name, request):
            return view(request, *args, **kwargs)
        return render(request, "oscar/dashboard/closed.html", status=403)

    return answer


def is_open(name: str, request) -> bool:
    if name not in TO_READ:
        return False
    harmless = request.POST.get("action", "") == HARMLESS.get(name)
    return request.method in {"GET", "HEAD"} or harmless
