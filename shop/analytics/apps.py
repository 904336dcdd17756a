from oscar.apps.analytics import apps
from oscar.core.application import OscarConfig


class AnalyticsConfig(apps.AnalyticsConfig):
    """Oscar's analytics without its counters.

    They update one shared row per product inside the buyer's transaction, in basket
    order: two buyers with the same goods in another order would deadlock.
    """

    def ready(self):
        super(OscarConfig, self).ready()
