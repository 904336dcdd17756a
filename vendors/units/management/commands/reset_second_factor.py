from django.core.management.base import BaseCommand

from shop.journal.by import BY_COMMAND
from shop.users.accounts import reset_second_factor
from vendors.units.management import staff


class Command(BaseCommand):
    help = "Take a person's second sign-in step away; a mail tells her."

    def add_arguments(self, parser):
        parser.add_argument("--email", required=True)

    def handle(self, *, email, **options):
        reset_second_factor(user=staff.person(email), by=BY_COMMAND)
        self.stdout.write("Reset. At the next sign-in a new one is set up.")
