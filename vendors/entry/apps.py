from django.apps import AppConfig


class EntryConfig(AppConfig):
    name = "vendors.entry"
    label = "entry"
