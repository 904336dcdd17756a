from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_safe

from shop.catalogue.kinds import all_kinds
from shop.http import public_page
from shop.search.models import ProductCard
from shop.search.services import search_cards
from vendors.channels.models import ChannelLink
from vendors.members.models import Vendor

from .cards import (
    OF_PARTNER,
    OF_VENDOR,
    is_cursor,
    next_address,
    page_of,
    shown,
    vendor_dict,
)
from .product_page import product_context, public_product

LONGEST_SEARCH = 100
SHOPS_A_PAGE = 24


@public_page
@require_safe
def categories(request):
    kinds = all_kinds()
    groups = [{"group": group, "kinds": kinds.inside(group)} for group in kinds.groups]
    return render(request, "shopfronts/categories.html", {"groups": groups})


@public_page
@require_safe
def category(request, slug):
    kinds = all_kinds()
    found = kinds.get(slug)
    if found is None:
        raise Http404
    group = kinds.group_of(found)
    mine = {"group": found.pk} if found.is_group else {"kind": found.pk}
    cards, cursor = page_of(
        ProductCard.objects.filter(**mine), after=request.GET.get("sau", "")
    )
    context = {
        "category": found,
        "group": group,
        "kinds": kinds.inside(group),
        "cards": shown(cards),
        "next_url": next_address(request, cursor),
    }
    return render(request, "shopfronts/category.html", context)


@public_page
@require_safe
def product(request, product_slug, pk):
    found = public_product(int(pk))
    if found is None:
        raise Http404
    if found["slug"] != product_slug:
        return redirect("catalogue:detail", found["slug"], pk, permanent=True)
    return render(request, "shopfronts/product.html", product_context(found))


@public_page
@require_safe
def directory(request):
    """Open shops, the newest first."""
    vendors = Vendor.objects.open().order_by("-pk")
    after = request.GET.get("sau", "")
    if is_cursor(after):
        vendors = vendors.filter(pk__lt=int(after))
    rows = vendors.values(*OF_VENDOR, **OF_PARTNER)[: SHOPS_A_PAGE + 1]
    found = list(rows)
    page = found[:SHOPS_A_PAGE]
    cursor = str(page[-1]["pk"]) if len(found) > SHOPS_A_PAGE else ""
    context = {
        "vendors": [vendor_dict(row) for row in page],
        "next_url": next_address(request, cursor),
    }
    return render(request, "shopfronts/directory.html", context)


@public_page
@require_safe
def shop(request, slug):
    vendors = Vendor.objects.open().filter(partner__slug=slug)
    columns = (*OF_VENDOR, "phone_shown", "zalo_shown")
    found = next(iter(vendors.values(*columns, **OF_PARTNER)[:1]), None)
    if found is None:
        raise Http404
    cards, cursor = page_of(
        ProductCard.objects.filter(partner=found["partner_id"]),
        after=request.GET.get("sau", ""),
    )
    links = ChannelLink.objects.filter(vendor=found["pk"], listing=None)
    context = {
        "shop": vendor_dict(found) | found,
        "links": list(links),
        "cards": shown(cards, with_shop=False),
        "next_url": next_address(request, cursor),
    }
    return render(request, "shopfronts/shop.html", context)


@public_page
@require_safe
def search(request):
    text = request.GET.get("q", "")[:LONGEST_SEARCH].replace("\x00", " ").strip()
    results = search_cards(text=text, cursor=request.GET.get("sau", ""))
    context = {
        "q": text,
        "results": results,
        "cards": shown(results.cards),
        "count_text": count_text(results),
        "next_url": next_address(request, results.next_cursor),
    }
    return render(request, "search/results.html", context)


def count_text(results) -> str:
    if results.more_than:
        return gettext("More than %(number)s products") % {"number": "1.000"}
    text = ngettext("%(number)d product", "%(number)d products", results.count)
    return text % {"number": results.count}
