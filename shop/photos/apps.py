from django.apps import AppConfig


class PhotosConfig(AppConfig):
    name = "shop.photos"
    label = "photos"

    def ready(self):
        from shop.photos import receivers  # noqa: F401
