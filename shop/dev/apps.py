from django.apps import AppConfig


class DevConfig(AppConfig):
    name = "shop.dev"
    label = "dev"

    def ready(self):
        from . import checks  # noqa: F401
