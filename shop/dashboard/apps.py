from oscar.apps.dashboard import apps

OFF = ("offers/", "vouchers/", "reviews/")


class DashboardConfig(apps.DashboardConfig):
    """Oscar's back office, for superusers; our people have one `full_name`."""

    name = "shop.dashboard"

    def get_urls(self):
        """Without what this market does not use: its pages link to unmounted ones."""
        return [url for url in super().get_urls() if str(url.pattern) not in OFF]
