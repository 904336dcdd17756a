from django.db.models.signals import post_delete, post_save
from oscar.apps.catalogue import apps


class CatalogueConfig(apps.CatalogueConfig):
    name = "shop.catalogue"

    def ready(self):
        super().ready()
        from .kinds import forget_kinds

        category = self.get_model("Category")
        for signal in (post_save, post_delete):
            signal.connect(forget_kinds, sender=category, dispatch_uid="kinds")
