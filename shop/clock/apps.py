from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class ClockConfig(AppConfig):
    name = "shop.clock"
    label = "clock"

    def ready(self):
        """Each app's work by the clock stands in its `jobs.py`."""
        from . import receivers

        receivers.connect()
        autodiscover_modules("jobs")
