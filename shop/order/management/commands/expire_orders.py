from django.core.management.base import BaseCommand

from shop.journal.by import BY_COMMAND
from shop.order.services import expire_unpaid_orders


class Command(BaseCommand):
    help = (
        "Close the orders whose time to pay is over and give their stock back. Each "
        "order is also closed by a task of its own; this finds what a stopped worker "
        "left behind. Run it once an hour."
    )

    def handle(self, **options):
        self.stdout.write(f"{expire_unpaid_orders(by=BY_COMMAND)} orders expired")
