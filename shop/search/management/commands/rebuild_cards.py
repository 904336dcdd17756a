from django.core.management.base import BaseCommand

from shop.search.drift import rebuild_cards


class Command(BaseCommand):
    help = (
        "Make every product card anew, from what is true now. Runs any number of times."
    )

    def handle(self, *args, **options):
        self.stdout.write(f"{rebuild_cards()} cards")
