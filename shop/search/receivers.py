"""The read model hears what changes it."""

from shop.catalogue.signals import product_changed
from shop.partner.signals import partner_changed, stock_changed
from shop.photos.signals import sizes_made

from . import services


def connect() -> None:
    product_changed.connect(on_product_changed, dispatch_uid="cards.product")
    partner_changed.connect(on_partner_changed, dispatch_uid="cards.partner")
    stock_changed.connect(on_stock_changed, dispatch_uid="cards.stock")
    sizes_made.connect(on_sizes_made, dispatch_uid="cards.sizes")


def on_product_changed(sender, product_ids, **kwargs):
    services.refresh_cards(product_ids=product_ids)


def on_partner_changed(sender, partner, **kwargs):
    services.refresh_partner_cards(partner=partner)


def on_stock_changed(sender, stockrecord, **kwargs):
    services.show_availability(stockrecord=stockrecord)


def on_sizes_made(sender, instance, **kwargs):
    if sender._meta.label == "catalogue.ProductImage":
        services.refresh_cards(product_ids=[instance.product_id])
