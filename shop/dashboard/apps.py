from oscar.apps.dashboard import apps

from .gate import guard

OFF = ("offers/", "vouchers/", "reviews/")


class DashboardConfig(apps.DashboardConfig):
    """Oscar's back office, for superusers; our people have one `full_name`."""

    name = "shop.dashboard"

    def get_urls(self):
        """Without what this market does not use; what our services own is guarded."""
        urls = [url for url in super().get_urls() if str(url.pattern) not in OFF]
        return guard(urls)
