from django.apps import AppConfig


class UnitsConfig(AppConfig):
    name = "vendors.units"
    label = "units"
