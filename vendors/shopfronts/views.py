from django.db.models import Count
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_safe
from oscar.core.loading import get_model

from shop.http import public_page
from shop.photos.pictures import picture_of
from shop.search.models import ProductCard
from shop.search.services import search_cards
from vendors.members.models import Vendor

from .cards import next_address, page_of, shown, vendor_dict
from .product_page import product_context, public_product

Category = get_model("catalogue", "Category")
LONGEST_SEARCH = 100
SHOPS_A_PAGE = 24


@public_page
@require_safe
def categories(request):
    kinds = list(Category.objects.filter(is_public=True).order_by("path"))
    groups = [kind for kind in kinds if kind.depth == 1]
    for group in groups:
        group.kinds = [k for k in kinds if k.depth == 2 and k.path.startswith(group.path)]
    return render(request, "shopfronts/categories.html", {"groups": groups})


@public_page
@require_safe
def category(request, slug):
    found = get_object_or_404(Category, slug=slug, is_public=True)
    is_group = found.depth == 1
    family = Category.objects.filter(is_public=True, depth__lte=2).order_by("path")
    root = found.path[: Category.steplen]
    relatives = list(family.filter(path__startswith=root))
    mine = {"group": found} if is_group else {"kind": found}
    cards, cursor = page_of(
        ProductCard.objects.filter(**mine), after=request.GET.get("sau", "")
    )
    context = {
        "category": found,
        "group": relatives[0],
        "kinds": [kind for kind in relatives if kind.depth == 2],
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
    if found.slug != product_slug:
        return redirect(found, permanent=True)
    return render(request, "shopfronts/product.html", product_context(found))


@public_page
@require_safe
def directory(request):
    """Open shops, the newest first."""
    vendors = (
        Vendor.objects.open()
        .select_related("partner__place__parent")
        .annotate(count=Count("partner__productcard"))
        .order_by("-pk")
    )
    after = request.GET.get("sau", "")
    if after.isascii() and after.isdecimal() and len(after) < 19:
        vendors = vendors.filter(pk__lt=int(after))
    found = list(vendors[: SHOPS_A_PAGE + 1])
    page = found[:SHOPS_A_PAGE]
    cursor = str(page[-1].pk) if len(found) > SHOPS_A_PAGE else ""
    context = {"vendors": [vendor_dict(v) for v in page], "next_url": next_address(request, cursor)}
    return render(request, "shopfronts/directory.html", context)


@public_page
@require_safe
def shop(request, slug):
    vendor = get_object_or_404(
        Vendor.objects.open().select_related("partner__place__parent"),
        partner__slug=slug,
    )
    cards, cursor = page_of(
        ProductCard.objects.filter(partner=vendor.partner),
        after=request.GET.get("sau", ""),
    )
    context = {
        "vendor": vendor,
        "partner": vendor.partner,
        "picture": picture_of(vendor, "photo"),
        "links": vendor.channel_links.filter(listing=None),
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
