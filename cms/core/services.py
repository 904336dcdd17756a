"""The trunk of the page tree and what hangs on it; all of it twice without harm."""

from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.images.models import Image as StockImage
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Locale,
    Page,
    Site,
)

LANGUAGES = ("vi", "en")


@transaction.atomic
def ensure_trunk() -> tuple[Page, Collection]:
    """Both languages, the root page and the root collection."""
    for code in LANGUAGES:
        Locale.objects.get_or_create(language_code=code)
    root = Page.get_first_root_node() or Page.add_root(title="Root", slug="root")
    collections = Collection.get_first_root_node() or Collection.add_root(name="Root")
    return root, collections


def ensure_site(*, home: Page, name: str) -> Site:
    """The one site shows this home page; Wagtail's welcome page goes."""
    site = Site.objects.filter(is_default_site=True).first() or Site(
        hostname="localhost", is_default_site=True
    )
    if site.root_page_id != home.pk:
        site.root_page, site.site_name = home, name
        site.save()
    for page in Page.objects.filter(depth=2):
        if page.specific_class is Page:
            page.delete()
    return site


def ensure_child(parent: Page, page: Page, *, live: bool = True) -> Page:
    """The child with this slug, made from `page` where there is none."""
    found = parent.get_children().filter(slug=page.slug).first()
    if found:
        return found.specific
    page.live = live
    page.locale = parent.locale if parent.depth > 1 else page.locale
    parent.add_child(instance=page)
    if live:
        page.save_revision().publish()
    return page


def ensure_translation(page: Page, *, language: str = "en", **texts) -> Page:
    """A copy in the other language with these texts, published; kept if there."""
    locale = Locale.objects.get(language_code=language)
    found = page.get_translation_or_none(locale)
    if found:
        return found.specific
    copy = page.copy_for_translation(locale)
    for name, text in texts.items():
        setattr(copy, name, text)
    copy.draft_title = copy.title
    copy.save_revision().publish()
    return copy.specific


def ensure_collection(name: str) -> Collection:
    root = Collection.get_first_root_node()
    found = root.get_children().filter(name=name).first()
    return found or root.add_child(name=name)


def allow_pages(group, page: Page, *deeds: str) -> None:
    """`add`, `change`, `publish`… on this page and all below it."""
    for permission in permissions_of(Page, deeds):
        GroupPagePermission.objects.get_or_create(
            group=group, page=page, permission=permission
        )


def allow_images(group, collection: Collection, *deeds: str) -> None:
    """Wagtail asks for the permissions of its own model, whatever ours is."""
    for permission in permissions_of(StockImage, deeds):
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=collection, permission=permission
        )


def permissions_of(model, deeds):
    names = [f"{deed}_{model._meta.model_name}" for deed in deeds]
    return Permission.objects.filter(
        content_type=ContentType.objects.get_for_model(model), codename__in=names
    )
