from oscar.apps.order import apps


class OrderConfig(apps.OrderConfig):
    name = "shop.order"

    def ready(self):
        super().ready()
        from . import receivers

        receivers.connect()
