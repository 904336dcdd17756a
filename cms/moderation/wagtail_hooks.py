from django.urls import include, path, reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from .desk import WAITING, rows_of
from .scope import count_waiting, is_officer

FEW = 5


class WaitingPanel(Component):
    """On the first page of the admin: who waits longest."""

    name = "waiting"
    order = 50
    template_name = "cms_moderation/waiting.html"

    def get_context_data(self, parent_context):
        user = parent_context["request"].user
        return {
            "number": count_waiting(user),
            "lists": [
                {"title": shelf.title, "rows": rows_of(shelf.things(user)[:FEW])}
                for shelf in WAITING
            ],
        }


@hooks.register("construct_homepage_panels")
def waiting_panel(request, panels):
    if is_officer(request.user):
        panels.insert(0, WaitingPanel())


class ReviewMenuItem(MenuItem):
    """Tells an officer how many wait for her."""

    def is_shown(self, request):
        return is_officer(request.user)

    def render_component(self, request):
        component = super().render_component(request)
        waiting = count_waiting(request.user)
        label = _("Review")
        component.label = f"{label} ({waiting})" if waiting else label
        return component


@hooks.register("register_admin_urls")
def moderation_urls():
    return [path("duyet/", include("cms.moderation.urls"))]


@hooks.register("register_admin_menu_item")
def review_menu_item():
    return ReviewMenuItem(
        "Review",
        reverse("moderation:queue"),
        name="review",
        icon_name="check",
        order=90,
    )
