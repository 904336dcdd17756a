from django.db.models.signals import post_migrate
from oscar.apps.search import apps


class SearchConfig(apps.SearchConfig):
    name = "shop.search"

    def ready(self):
        super().ready()
        from . import receivers
        from .index import make_index

        receivers.connect()
        post_migrate.connect(make_index, sender=self)
