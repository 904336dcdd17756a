from oscar.apps.dashboard import apps


class DashboardConfig(apps.DashboardConfig):
    """Oscar's back office, for superusers; our people have one `full_name`."""

    name = "shop.dashboard"
