from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks

from cms.blocks.choosers import product_chooser, vendor_chooser

from .user_actions import CloseUsers, KeepUsers, RolesElsewhere

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
