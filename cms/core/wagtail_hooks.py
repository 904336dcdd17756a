from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks
from wagtail.models import Page

from cms.blocks.choosers import product_chooser, vendor_chooser

from .admin_api import DocumentsInReach, PicturesInReach
from .reach import in_reach
from .scope import above_reach
from .user_actions import CloseUsers, KeepUsers, RolesElsewhere

CLOSED_REPORTS = {"page-types-usage", "site-history"}
OUTSIDE_LINKS = ("whats-new-in-wagtail", "editor-guide")


@hooks.register("register_admin_viewset")
def choosers():
    return [product_chooser, vendor_chooser]


@hooks.register("insert_global_admin_css")
def admin_css():
    return format_html('<link rel="stylesheet" href="{}">', static("cms/admin.css"))


@hooks.register("construct_help_menu")
def keep_inside(request, items):
    """Links that leave for Wagtail's own English pages help nobody here."""
    items[:] = [item for item in items if not item.name.startswith(OUTSIDE_LINKS)]


# Later than Wagtail's own of the same name, whose place they take.
for action in (KeepUsers, RolesElsewhere, CloseUsers):
    hooks.register("register_bulk_action", action, order=1)


@hooks.register("construct_page_chooser_queryset")
def pages_in_reach(pages, request):
    if request.user.is_superuser:
        return pages
    hers = in_reach(Page.objects.all(), request.user) | above_reach(request.user)
    return pages.filter(pk__in=hers.values("pk"))


@hooks.register("construct_image_chooser_queryset")
@hooks.register("construct_document_chooser_queryset")
def things_in_reach(things, request):
    return in_reach(things, request.user)


@hooks.register("construct_admin_api", order=1)
def narrow_api(router):
    """In the place of Wagtail's own, which show everybody everything."""
    router.register_endpoint("images", PicturesInReach)
    router.register_endpoint("documents", DocumentsInReach)


@hooks.register("construct_reports_menu")
def keep_reports(request, items):
    """Those that can't be narrowed are not offered."""
    if not request.user.is_superuser:
        items[:] = [item for item in items if item.name not in CLOSED_REPORTS]
