"""Oscar: its apps in its own order, ours in the place of those we fork."""

from django.core.exceptions import ImproperlyConfigured
from django.urls import reverse_lazy
from oscar import INSTALLED_APPS as STOCK_APPS
from oscar import defaults
from oscar.defaults import *  # noqa: F403

from .env import SITE_NAME

OSCAR_FORKS = {
    "oscar.apps.analytics.apps.AnalyticsConfig": "shop.analytics.apps.AnalyticsConfig",
    "oscar.apps.catalogue.apps.CatalogueConfig": "shop.catalogue.apps.CatalogueConfig",
    "oscar.apps.partner.apps.PartnerConfig": "shop.partner.apps.PartnerConfig",
    "oscar.apps.basket.apps.BasketConfig": "shop.basket.apps.BasketConfig",
    "oscar.apps.checkout.apps.CheckoutConfig": "shop.checkout.apps.CheckoutConfig",
    "oscar.apps.order.apps.OrderConfig": "shop.order.apps.OrderConfig",
    "oscar.apps.payment.apps.PaymentConfig": "shop.payment.apps.PaymentConfig",
    "oscar.apps.search.apps.SearchConfig": "shop.search.apps.SearchConfig",
    "oscar.apps.dashboard.apps.DashboardConfig": "shop.dashboard.apps.DashboardConfig",
    "oscar.apps.dashboard.reports.apps.ReportsDashboardConfig": (
        "shop.dashboard.reports.apps.ReportsDashboardConfig"
    ),
    "oscar.apps.dashboard.catalogue.apps.CatalogueDashboardConfig": (
        "shop.dashboard.catalogue.apps.CatalogueDashboardConfig"
    ),
    "oscar.apps.dashboard.orders.apps.OrdersDashboardConfig": (
        "shop.dashboard.orders.apps.OrdersDashboardConfig"
    ),
    "oscar.apps.dashboard.users.apps.UsersDashboardConfig": (
        "shop.dashboard.users.apps.UsersDashboardConfig"
    ),
}
NOT_INSTALLED = {"django.contrib.admin"}
NOT_USED = (
    "dashboard:offer",
    "dashboard:voucher",
    "dashboard:reviews",
    "dashboard:range",
    "dashboard:page",
    "dashboard:comms",
    "dashboard:shipping",
    "dashboard:catalogue-option",
    "dashboard:catalogue-attribute",
)


def oscar_apps() -> list[str]:
    """Oscar's apps with our forks in place; a fork of nothing stops the start."""
    unknown = set(OSCAR_FORKS) - set(STOCK_APPS)
    if unknown:
        raise ImproperlyConfigured(f"Oscar has no such app: {sorted(unknown)}")
    return [
        OSCAR_FORKS.get(app, app)
        for app in STOCK_APPS
        if app not in NOT_INSTALLED and not app.startswith("django.")
    ]


def menu_of_used(nodes: list[dict]) -> list[dict]:
    """The dashboard's menu without links to what is not mounted."""
    kept = []
    for node in nodes:
        if "children" in node:
            node = node | {"children": menu_of_used(node["children"])}
        if node.get("children", True) and not is_unused(node):
            kept.append(node)
    return kept


def is_unused(node: dict) -> bool:
    return node.get("url_name", "").startswith(NOT_USED)


OSCAR_APPS = oscar_apps()
MIGRATION_MODULES = {"basket": "oscar.apps.basket.migrations"}

OSCAR_SHOP_NAME = SITE_NAME
OSCAR_DEFAULT_CURRENCY = "VND"
OSCAR_HOMEPAGE = reverse_lazy("home")
OSCAR_SLUG_FUNCTION = "shop.text.slugify"
OSCAR_REQUIRED_ADDRESS_FIELDS = ("first_name", "line1", "country")
OSCAR_ALLOW_ANON_CHECKOUT = True
OSCAR_HIDDEN_FEATURES = ["wishlists", "reviews"]
OSCAR_EAGER_ALERTS = False
OSCAR_DASHBOARD_NAVIGATION = menu_of_used(defaults.OSCAR_DASHBOARD_NAVIGATION)
OSCAR_MISSING_IMAGE_URL = "no-photo.svg"
OSCAR_THUMBNAILER = "shop.photos.thumbnails.OwnSizes"
HAYSTACK_CONNECTIONS = {
    "default": {"ENGINE": "haystack.backends.simple_backend.SimpleEngine"}
}
HAYSTACK_SIGNAL_PROCESSOR = "haystack.signals.BaseSignalProcessor"
