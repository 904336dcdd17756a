from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_safe

from shop.catalogue.kinds import all_kinds
from shop.http import gone, public_page
from shop.search.services import search_cards

from .cards import (
    is_cursor,
    link_dicts,
    next_address,
    page_of,
    pictures_by_group,
    shown,
    vendor_dict,
)
from .gone import gone_kind, gone_product, gone_shop
from .product_page import find_product, product_context
from .queries import links_of_shop, open_shop, shop_rows

LONGEST_SEARCH = 100
SHOPS_A_PAGE = 24


@public_page
@require_safe
def categories(request):
    kinds = all_kinds()
    pictures = pictures_by_group()
    groups = [
        {
            "group": group,
            "kinds": kinds.inside(group),
            "picture": pictures.get(group.pk),
        }
        for group in kinds.groups
    ]
    return render(request, "shopfronts/categories.html", {"groups": groups})


@public_page
@require_safe
def category(request, slug):
    kinds = all_kinds()
    found = kinds.get(slug)
    if found is None:
        return no_more(request, gone_kind(slug))
    group = kinds.group_of(found)
    cards, cursor = page_of(
        "group" if found.is_group else "kind",
        found.pk,
        after=request.GET.get("sau", ""),
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
    found = find_product(int(pk))
    if found is None:
        return no_more(request, gone_product(int(pk)))
    if found["slug"] != product_slug:
        return redirect("catalogue:detail", found["slug"], pk, permanent=True)
    return render(request, "shopfronts/product.html", product_context(found))


@public_page
@require_safe
def directory(request):
    """Open shops, the newest first."""
    rows = shop_rows().order_by("-pk")
    after = request.GET.get("sau", "")
    if is_cursor(after):
        rows = rows.filter(pk__lt=int(after))
    found = list(rows[: SHOPS_A_PAGE + 1])
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
    found = next(iter(open_shop(slug=slug)), None)
    if found is None:
        return no_more(request, gone_shop(slug))
    cards, cursor = page_of(
        "partner", found["partner_id"], after=request.GET.get("sau", "")
    )
    context = {
        "shop": vendor_dict(found) | found,
        "links": link_dicts(links_of_shop(vendor=found["pk"])),
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


def no_more(request, others: dict | None):
    """Gone with others like it, or never there."""
    if others is None:
        raise Http404
    return gone(request, **others)


def count_text(results) -> str:
    if results.more_than:
        return gettext("More than %(number)s products") % {"number": "1.000"}
    text = ngettext("%(number)d product", "%(number)d products", results.count)
    return text % {"number": results.count}
