from django.apps import AppConfig


class MembersConfig(AppConfig):
    name = "vendors.members"
    label = "members"

    def ready(self):
        from vendors.entry.acting import register

        from .permissions import own_shop

        register("own shop", own_shop)
