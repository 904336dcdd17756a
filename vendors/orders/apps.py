from django.apps import AppConfig


class OrdersConfig(AppConfig):
    name = "vendors.orders"
    label = "vendor_orders"

    def ready(self):
        from . import receivers

        receivers.connect()
