from django.apps import AppConfig


class ImagesConfig(AppConfig):
    name = "cms.images"
    label = "cms_images"

    def ready(self):
        from cms.images import receivers  # noqa: F401
