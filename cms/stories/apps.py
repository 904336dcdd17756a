from django.apps import AppConfig


class StoriesConfig(AppConfig):
    name = "cms.stories"
    label = "cms_stories"

    def ready(self):
        from . import receivers  # noqa: F401
