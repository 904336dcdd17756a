from django.apps import AppConfig


class StaffConfig(AppConfig):
    name = "cms.staff"
    label = "cms_staff"

    def ready(self):
        from . import receivers  # noqa: F401
