"""What an address of Wagtail's admin names, and whether it is in a person's reach.

Wagtail itself asks for permissions where something is changed, seldom where it is
only shown. One door for all of them: outside her reach a thing does not exist.
"""

from django.apps import apps
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, Page

from shop.search.models import ProductCard
from vendors.members.models import Vendor

from .reach import in_reach

ADMIN = "/quan-tri/"
PAGE_GAPS = {"page_id", "page_pk", "parent_page_id", "page_to_move_id"}
PAGE_GAPS |= {"destination_id"}
# Lists that show what stands everywhere, and can't be told otherwise.
CLOSED = ("pages/usage/", "reports/page-types-usage/", "reports/site-history/")
# On the way down to her own pages she passes those above.
PASSED = ("choose-page/",)
OF_PAGES = ("pages/", "api/main/pages/")
OF_PICTURES = ("images/", "api/main/images/")
OF_DOCUMENTS = ("documents/", "api/main/documents/")
MANY = ("bulk/", "chosen-multiple/")


def may_meet(user, path: str, named: dict, query) -> bool:
    """`path` without the admin's own beginning, `named` its gaps, `query` its GET."""
    if user.is_superuser:
        return True
    if path.startswith(CLOSED):
        return False
    return (
        all(page_is_met(user, path, pk) for pk in pages_named(path, named))
        and all(thing_is_met(user, *each) for each in things_named(path, named))
        and many_are_met(user, path, named, query)
    )


def pages_named(path: str, named: dict) -> list:
    found = [named[gap] for gap in PAGE_GAPS & set(named)]
    if "pk" in named and path.startswith(OF_PAGES):
        found.append(named["pk"])
    model = model_of(named.get("app_label"), named.get("model_name"))
    if "object_id" in named and model and issubclass(model, Page):
        found.append(named["object_id"])
    return found


def page_is_met(user, path: str, pk) -> bool:
    if in_reach(Page.objects.filter(pk=number(pk)), user).exists():
        return True
    passes = path.startswith(PASSED) or path in {f"pages/{pk}/", f"pages/{pk}/results/"}
    return passes and above_reach(user).filter(pk=number(pk)).exists()


def above_reach(user):
    """Pages on the way down to hers; all the world may read them."""
    hers = in_reach(Page.objects.all(), user).order_by("path").values_list("path")
    step = Page.steplen
    above = {path[:end] for (path,) in hers for end in range(step, len(path), step)}
    return Page.objects.filter(path__in=above)


def things_named(path: str, named: dict) -> list[tuple]:
    """(model, key) of pictures, documents, collections and what staff choose."""
    found = []
    for gap, model in (
        ("image_id", get_image_model()),
        ("document_id", get_document_model()),
        ("doc_id", get_document_model()),
        ("collection_id", Collection),
    ):
        if gap in named:
            found.append((model, named[gap]))
    for start, model in (
        (OF_PICTURES, get_image_model()),
        (OF_DOCUMENTS, get_document_model()),
        ("collections/", Collection),
        ("choose-product/", ProductCard),
        ("choose-shop/", Vendor),
    ):
        if "pk" in named and path.startswith(start):
            found.append((model, named["pk"]))
    return found


def thing_is_met(user, model, pk) -> bool:
    """Products and shops are chosen as shoppers see them."""
    if model is ProductCard:
        return model.objects.filter(pk=number(pk)).exists()
    if model is Vendor:
        return model.objects.open().filter(pk=number(pk)).exists()
    return in_reach(model.objects.filter(pk=number(pk)), user).exists()


def many_are_met(user, path: str, named: dict, query) -> bool:
    """Several at once by their ids: one outside is one too many."""
    if not any(part in path for part in MANY):
        return True
    model = model_of(named.get("app_label"), named.get("model_name"))
    model = model or model_chosen(path)
    if model is None:
        return True
    ids = query.getlist("id")
    if "all" in ids and issubclass(model, Page):
        parent = query.get("childOf", "")
        return in_reach(Page.objects.filter(pk=number(parent)), user).exists()
    return all(thing_is_met(user, model, pk) for pk in ids if pk != "all")


def model_chosen(path: str):
    chosen = {
        "choose-page/": Page,
        "images/": get_image_model(),
        "documents/": get_document_model(),
        "choose-product/": ProductCard,
        "choose-shop/": Vendor,
    }
    return next((chosen[start] for start in chosen if path.startswith(start)), None)


def model_of(app: str | None, name: str | None):
    """Of pages, pictures and documents; others have their own rules."""
    try:
        model = apps.get_model(app or "", name or "")
    except LookupError:
        return None
    ours = (Page, get_image_model(), get_document_model())
    return model if issubclass(model, ours) else None


def number(pk) -> int:
    text = str(pk)
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else 0
