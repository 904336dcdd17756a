from django.core.management.base import BaseCommand
from django.db import transaction

from shop.places.services import load_places
from vendors.units.services import load_units


class Command(BaseCommand):
    help = "Load provinces, communes, old names and the Union's units of today."

    @transaction.atomic
    def handle(self, *args, **options):
        places = load_places()
        units = load_units()
        self.stdout.write(
            f"{places['provinces']} provinces, {places['communes']} communes, "
            f"{places['old_names']} old names, {sum(units.values())} units"
        )
