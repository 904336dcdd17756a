from django.apps import AppConfig


class ShopfrontsConfig(AppConfig):
    name = "vendors.shopfronts"
    label = "shopfronts"
