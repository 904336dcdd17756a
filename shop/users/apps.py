from django.apps import AppConfig


class UsersConfig(AppConfig):
    name = "shop.users"
    label = "users"

    def ready(self):
        from . import checks  # noqa: F401
