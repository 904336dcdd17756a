"""Products of a made-up market, each with listing, stock, kind, photos and card."""

from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import accumulate
from random import Random

from django.db import transaction
from oscar.core.loading import get_model

from shop.search.models import ProductCard
from shop.search.services import card_texts
from shop.text import slugify
from vendors.listings.models import Listing

from . import words
from .rows import new_keys, write
from .shops import Shop

Product = get_model("catalogue", "Product")
ProductCategory = get_model("catalogue", "ProductCategory")
ProductClass = get_model("catalogue", "ProductClass")
ProductImage = get_model("catalogue", "ProductImage")
StockRecord = get_model("partner", "StockRecord")
CHUNK = 2000
SOLD_OUT = 0.06
DAYS = 360


@dataclass
class Shelves:
    """What the shops may sell: kinds and their groups by slug, photos by kind."""

    kinds: dict
    groups: dict
    photos: dict[str, list[list[dict]]] = field(default_factory=dict)

    def photos_for(self, rng: Random, slug: str) -> list[dict]:
        """The photos of one product of this kind that stand ready; often none do."""
        found = self.photos.get(slug)
        return rng.choice(found) if found else []


def shelves_of(categories: dict) -> Shelves:
    """From all categories by slug; those without words for them stay empty."""
    by_path = {category.path: category for category in categories.values()}
    kinds = {slug: categories[slug] for slug in words.KINDS if slug in categories}
    groups = {slug: by_path[kind.path[: kind.steplen]] for slug, kind in kinds.items()}
    return Shelves(kinds, groups, ready_photos(kinds))


def ready_photos(kinds: dict) -> dict[str, list[list[dict]]]:
    """Stored names of photos that other products of a kind have, product by product."""
    slugs = {kind.pk: slug for slug, kind in kinds.items()}
    rows = ProductImage.objects.filter(
        sizes_ready=True, product__categories__in=list(slugs)
    ).order_by("product_id", "display_order")
    found: dict[str, dict[int, list[dict]]] = {}
    columns = ("original", "width", "height", "sizes_ready", "display_order")
    for row in rows.values("product_id", "product__categories", *columns)[:2000]:
        of_kind = found.setdefault(slugs[row["product__categories"]], {})
        photo = {column: row[column] for column in columns}
        of_kind.setdefault(row["product_id"], []).append(photo)
    return {slug: list(products.values()) for slug, products in found.items()}


def fill_goods(
    rng: Random, *, count: int, shops: list[Shop], shelves: Shelves, now: datetime
) -> Iterator[dict[int, array]]:
    """Yields, chunk by chunk, stock record ids by the shop's place in the list."""
    weights = list(accumulate(shop.weight for shop in shops))
    numbers = range(len(shops))
    goods, _ = ProductClass.objects.get_or_create(
        slug="goods", defaults={"name": "Goods"}
    )
    for start in range(0, count, CHUNK):
        size = min(CHUNK, count - start)
        makers = rng.choices(numbers, cum_weights=weights, k=size)
        oldest = now - timedelta(days=DAYS) * (1 - start / count)
        batch = Batch(rng, shelves, goods.pk, oldest, timedelta(days=DAYS / count))
        with transaction.atomic():
            keys = batch.store([shops[number] for number in makers])
        made: dict[int, array] = {}
        for number, key in zip(makers, keys, strict=True):
            made.setdefault(number, array("q")).append(key)
        yield made


class Batch:
    """One transaction's worth of products."""

    MODELS = (
        Product,
        ProductCategory,
        StockRecord,
        Listing,
        ProductImage,
        ProductCard,
    )

    def __init__(self, rng, shelves: Shelves, class_id: int, oldest, step):
        self.rng, self.shelves, self.class_id = rng, shelves, class_id
        self.oldest, self.step = oldest, step
        self.rows: dict = {model: [] for model in self.MODELS}

    def store(self, makers: list[Shop]) -> list[int]:
        """One product for each maker; the keys of their stock records."""
        products = new_keys(Product, len(makers))
        stocks = new_keys(StockRecord, len(makers))
        for number, (shop, product_id, stock_id) in enumerate(
            zip(makers, products, stocks, strict=True)
        ):
            made_at = self.oldest + self.step * number
            self.add(shop, product_id, stock_id, made_at)
        for model, rows in self.rows.items():
            write(model, rows)
        return stocks

    def add(self, shop: Shop, product_id: int, stock_id: int, made_at) -> None:
        rng, rows = self.rng, self.rows
        slug = rng.choice(shop.kinds)
        told = (words.KINDS[slug], shop.place.name, shop.call)
        goods = rng.choice(told[0]["goods"])
        product = {
            "id": product_id,
            "title": words.title_of(rng, goods, *told),
            "description": words.story_of(rng, goods, *told),
            "unit": rng.choice(told[0]["units"]),
            "product_class_id": self.class_id,
            "date_created": made_at,
        }
        product["slug"] = slugify(product["title"])
        stock = {
            "id": stock_id,
            "product_id": product_id,
            "partner_id": shop.partner_id,
            "partner_sku": f"P{product_id}",
            "price_currency": "VND",
            "price": words.price_of(rng, told[0]),
            "num_in_stock": 0 if rng.random() < SOLD_OUT else rng.randrange(1, 200),
            "date_created": made_at,
        }
        photos = self.shelves.photos_for(rng, slug)
        rows[Product].append(product)
        rows[StockRecord].append(stock)
        kind = self.shelves.kinds[slug]
        rows[ProductCategory].append({"product_id": product_id, "category_id": kind.pk})
        rows[Listing].append(listing_row(shop, product_id, made_at))
        rows[ProductImage] += [photo | {"product_id": product_id} for photo in photos]
        group = self.shelves.groups[slug]
        rows[ProductCard].append(card_row(product, stock, shop, kind, group, photos))


def listing_row(shop: Shop, product_id: int, made_at: datetime) -> dict:
    return {
        "vendor_id": shop.vendor_id,
        "product_id": product_id,
        "status": Listing.Status.PUBLISHED.value,
        "created_at": made_at,
        "submitted_at": made_at,
        "published_at": made_at,
    }


def card_row(product, stock, shop: Shop, kind, group, photos: list[dict]) -> dict:
    """What `refresh_cards` would store for this product."""
    row = {
        "product_id": product["id"],
        "title": product["title"],
        "slug": product["slug"],
        "price": stock["price"],
        "unit": product["unit"],
        "partner_id": shop.partner_id,
        "shop_name": shop.name,
        "shop_slug": shop.slug,
        "place_name": shop.place.parent.name,
        "province_id": shop.place.parent_id,
        "kind_id": kind.pk,
        "group_id": group.pk,
        "available": stock["num_in_stock"] > 0,
        "published_at": product["date_created"],
    }
    if photos:
        first = photos[0]
        row |= {
            "picture": first["original"],
            "picture_width": first["width"],
            "picture_height": first["height"],
            "picture_ready": first["sizes_ready"],
        }
    around = [shop.name, kind.name, group.name, str(shop.place)]
    return row | card_texts(product["title"], around, product["description"])
