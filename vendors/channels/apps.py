from django.apps import AppConfig


class ChannelsConfig(AppConfig):
    name = "vendors.channels"
    label = "channels"
