from django.core.management.base import BaseCommand

from shop.journal.by import BY_COMMAND
from vendors.units.management import staff
from vendors.units.staffing import close_account


class Command(BaseCommand):
    help = "Close a person's account; what she did stays on record."

    def add_arguments(self, parser):
        parser.add_argument("--email", required=True)

    def handle(self, *, email, **options):
        with staff.refusals_in_words():
            close_account(user=staff.person(email), by=BY_COMMAND)
        self.stdout.write("Closed.")
