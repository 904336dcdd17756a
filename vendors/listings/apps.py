from django.apps import AppConfig


class ListingsConfig(AppConfig):
    name = "vendors.listings"
    label = "listings"

    def ready(self):
        from vendors.members.signals import vendor_moved

        from .receivers import on_vendor_moved

        vendor_moved.connect(on_vendor_moved, dispatch_uid="listings.vendor")
