"""Shops' goods: partners, kinds, products and listings."""

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory
from oscar.core.loading import get_model

from shop.search.services import one_refresh
from shop.text import slugify
from vendors.listings.models import Listing

from .places import PlaceFactory


class PartnerFactory(DjangoModelFactory):
    """A partner that delivers everywhere for 20, 30 or 40 thousand."""

    class Meta:
        model = get_model("partner", "Partner")

    name = factory.Sequence(lambda n: f"Bếp cô Út {n}")
    code = factory.Sequence(lambda n: f"partner-{n}")
    slug = factory.LazyAttribute(lambda o: slugify(o.name))
    place = factory.SubFactory(PlaceFactory)
    rate_province = 20000
    rate_region = 30000
    rate_country = 40000

    class Params:
        open = factory.Trait(is_open=True)
        with_bank = factory.Trait(
            bank_bin="970403",
            bank_account="0011012345678",
            account_holder="NGUYEN THI UT",
            bank_shown_since=factory.LazyFunction(timezone.now),
        )


class CategoryFactory(DjangoModelFactory):
    """A kind of goods: `CategoryFactory(parent=group)`, a group without parent."""

    class Meta:
        model = get_model("catalogue", "Category")

    name = factory.Sequence(lambda n: f"Trái cây {n}")
    slug = factory.LazyAttribute(lambda o: slugify(o.name))

    @classmethod
    def _create(cls, model_class, *args, parent=None, **kwargs):
        if parent is None:
            return model_class.add_root(**kwargs)
        return parent.add_child(**kwargs)


class ProductFactory(DjangoModelFactory):
    """A product without stock record: for most tests take ListingFactory."""

    class Meta:
        model = get_model("catalogue", "Product")
        skip_postgeneration_save = True

    title = factory.Sequence(lambda n: f"Khóm Cầu Đúc {n}")
    slug = factory.LazyAttribute(lambda o: slugify(o.title))
    description = "Khóm chín cây, ngọt thanh, hái buổi sáng."
    unit = "trái"
    is_public = True

    @factory.lazy_attribute
    def product_class(self):
        goods, _ = get_model("catalogue", "ProductClass").objects.get_or_create(
            slug="goods", defaults={"name": "Goods"}
        )
        return goods

    @factory.post_generation
    def kind(self, create, kind, **kwargs):
        self.categories.add(kind or CategoryFactory(parent=CategoryFactory()))


class StockRecordFactory(DjangoModelFactory):
    class Meta:
        model = get_model("partner", "StockRecord")

    product = factory.SubFactory(ProductFactory)
    partner = factory.SubFactory(PartnerFactory, open=True)
    partner_sku = factory.Sequence(lambda n: f"sku-{n}")
    price_currency = "VND"
    price = 35000
    num_in_stock = 10


class ListingFactory(DjangoModelFactory):
    """A published listing of an open vendor.

    `ListingFactory(price=150000, stock=5, title="…", vendor=…, kind=…)`
    """

    class Meta:
        model = Listing
        skip_postgeneration_save = True

    class Params:
        title = factory.Sequence(lambda n: f"Kẹo dừa {n}")
        public = True

    vendor = factory.SubFactory("tests.factories.people.VendorFactory", open=True)
    product = factory.SubFactory(
        ProductFactory,
        title=factory.SelfAttribute("..title"),
        is_public=factory.SelfAttribute("..public"),
    )
    status = Listing.Status.PUBLISHED
    published_at = factory.LazyFunction(timezone.now)

    @classmethod
    def _create(cls, model_class, *args, price=35000, stock=10, kind=None, **kwargs):
        listing = super()._create(model_class, *args, **kwargs)
        with one_refresh():
            if kind:
                listing.product.categories.set([kind])
            StockRecordFactory(
                product=listing.product,
                partner=listing.vendor.partner,
                price=price,
                num_in_stock=stock,
            )
        return listing


class DraftFactory(ListingFactory):
    """A listing that she has not shown to anyone yet."""

    class Params:
        public = False

    status = Listing.Status.DRAFT
    published_at = None
