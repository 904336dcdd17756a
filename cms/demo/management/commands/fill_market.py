from array import array
from random import Random

from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils import timezone

from cms.demo.fill.goods import fill_goods, shelves_of
from cms.demo.fill.orders import fill_orders
from cms.demo.fill.shops import fill_shops
from cms.demo.loading.categories import load_categories
from shop.places.models import Place
from shop.search.index import expect_many_words
from vendors.members.models import Vendor


class Command(BaseCommand):
    help = (
        "Add a made-up market of any size: open shops, their products and orders. "
        "The same numbers and seed on the same database give the same market."
    )

    def add_arguments(self, parser):
        parser.add_argument("--vendors", type=int, default=1000)
        parser.add_argument("--products", type=int, default=20000)
        parser.add_argument("--orders", type=int, default=5000)
        parser.add_argument("--seed", type=int, default=1)

    def handle(self, *args, vendors, products, orders, seed, **options):
        if vendors < 1 or products < 0 or orders < 0:
            raise CommandError("At least one vendor, and nothing below zero.")
        if orders and not products:
            raise CommandError("There is nothing to order without products.")
        if not Place.objects.communes().filter(region="mekong").exists():
            raise CommandError("No places yet: run manage.py load_places first.")
        # A second run adds to the first and must not repeat its numbers.
        rng = Random(f"{seed}-{Vendor.objects.count()}")  # noqa: S311
        now = timezone.now().replace(minute=0, second=0, microsecond=0)
        shelves = shelves_of(load_categories())
        groups: dict = {}
        for slug, group in shelves.groups.items():
            groups.setdefault(group.slug, []).append(slug)
        shops = fill_shops(rng, count=vendors, groups=groups, now=now)
        self.say(f"{len(shops)} shops")
        stocks: dict = {}
        done = 0
        expect_many_words(coming=True)
        for made in fill_goods(
            rng, count=products, shops=shops, shelves=shelves, now=now
        ):
            for number, keys in made.items():
                stocks.setdefault(number, array("q")).extend(keys)
            done += sum(map(len, made.values()))
            if done % 20_000 == 0 or done == products:
                self.say(f"{done} products")
        expect_many_words(coming=False)
        ordered = sum(
            fill_orders(rng, count=orders, shops=shops, stocks=stocks, now=now)
        )
        self.say(f"{ordered} orders")
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")

    def say(self, text: str) -> None:
        self.stdout.write(text)
        self.stdout.flush()
