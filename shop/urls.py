"""All addresses of the market (a public contract, see README)."""

from typing import cast

from django.apps import apps
from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from oscar.core.application import OscarConfig

dashboard = cast(OscarConfig, apps.get_app_config("dashboard"))

urlpatterns = [
    path("", include("shop.health")),
    path("quan-tri-oscar/", dashboard.urls),
    path("quan-tri/", include("cms.core.admin_urls")),
]
if settings.DEMO:
    urlpatterns += [path("dev/", include("shop.dev.urls"))]

urlpatterns += i18n_patterns(
    path("tai-khoan/can-bo/", include("vendors.units.urls")),
    path("tai-khoan/", include("shop.users.urls")),
    path("dia-danh/", include("shop.places.urls")),
    path("gio-hang/", include("shop.basket.urls")),
    path("thanh-toan/", include("shop.checkout.urls")),
    path("don-hang/", include("shop.order.urls")),
    path("ban-hang/", include("vendors.urls")),
    path("", include("vendors.channels.public_urls")),
    path("", include("vendors.shopfronts.urls")),
    path("", include("cms.core.urls")),
    prefix_default_language=False,
)

handler400 = "shop.errors.bad_request"
handler500 = "shop.errors.server_error"
