from django.apps import AppConfig


class PlacesConfig(AppConfig):
    name = "shop.places"
    label = "places"
