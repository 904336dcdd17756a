from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from vendors.units.permissions import is_administrator


class StaffMenuItem(MenuItem):
    def is_shown(self, request):
        return is_administrator(request.user)


@hooks.register("register_admin_urls")
def staff_urls():
    return [path("nhan-su/", include("cms.staff.urls"))]


@hooks.register("register_admin_menu_item")
def staff_menu_item():
    return StaffMenuItem(
        _("Staff"), reverse("staff:people"), name="staff", icon_name="group", order=700
    )
