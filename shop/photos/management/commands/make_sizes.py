from django.core.management.base import BaseCommand

from shop.photos.models import picture_fields, rows_without_sizes
from shop.photos.processing import make_sizes


class Command(BaseCommand):
    help = "Make the sizes of every photo that has none yet."

    def handle(self, *args, **options):
        for field in picture_fields():
            for row in rows_without_sizes(field).iterator():
                file = getattr(row, field.attname)
                make_sizes.call(list(file.sender), file.name)
                self.stdout.write(file.name)
