from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "cms.core"
    label = "cms_core"

    def ready(self):
        from . import receivers  # noqa: F401
