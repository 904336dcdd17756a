from django.apps import AppConfig


class OutboxConfig(AppConfig):
    name = "shop.outbox"
    label = "outbox"

    def ready(self):
        from . import checks  # noqa: F401
