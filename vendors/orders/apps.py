from django.apps import AppConfig


class OrdersConfig(AppConfig):
    name = "vendors.orders"
    label = "vendor_orders"
