from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.utils import timezone, translation

from cms.demo.loading import orders, stories
from cms.demo.loading.categories import load_categories
from cms.demo.loading.content import read
from cms.demo.loading.pictures import store_pictures
from cms.demo.loading.report import write_report
from cms.demo.loading.shops import load_shop
from cms.demo.loading.staff import load_staff
from shop.outbox.models import Message


class Command(BaseCommand):
    help = "Fill the market with the demo's shops, goods, stories and orders."

    def handle(self, *args, **options):
        with translation.override("vi"):
            self.load()

    def load(self):
        kinds = load_categories()
        call_command("setup_cms", stdout=self.stdout)
        self.say(f"{store_pictures()} pictures")
        officer = load_staff()["officer"]
        for entry in read("vendors"):
            load_shop(entry, officer=officer, kinds=kinds)
        self.say(f"{len(read('vendors'))} shops, {len(read('products'))} products")
        orders.load_orders()
        keep_quiet()
        self.say(f"{len(read('orders'))} checkouts")
        stories.load_pages()
        stories.load_stories()
        stories.pick_for_the_front_page()
        self.say(f"{len(read('stories'))} stories")
        write_report()

    def say(self, text):
        self.stdout.write(text)
        self.stdout.flush()


def keep_quiet() -> None:
    """What the made-up buyers and sellers would have been told is told already."""
    Message.objects.filter(status=Message.Status.WAITING).update(
        status=Message.Status.SENT, sent_at=timezone.now()
    )
