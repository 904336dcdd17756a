from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class JournalConfig(AppConfig):
    name = "shop.journal"
    label = "journal"

    def ready(self):
        """Each app tells its deeds in its `deeds.py`."""
        autodiscover_modules("deeds")
