from django.apps import AppConfig


class MembersConfig(AppConfig):
    name = "vendors.members"
    label = "members"
