from django.apps import AppConfig


class ListingsConfig(AppConfig):
    name = "vendors.listings"
    label = "listings"
