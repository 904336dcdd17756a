"""The read model hears what changes it."""

from shop.catalogue.signals import product_changed
from shop.partner.signals import partner_changed, stock_changed

from . import services


def connect() -> None:
    product_changed.connect(on_product_changed, dispatch_uid="cards.product")
    partner_changed.connect(on_partner_changed, dispatch_uid="cards.partner")
    stock_changed.connect(on_stock_changed, dispatch_uid="cards.stock")


def on_product_changed(sender, product_ids, **kwargs):
    services.refresh_cards(product_ids=product_ids)


def on_partner_changed(sender, partner, **kwargs):
    services.refresh_partner_cards(partner=partner)


def on_stock_changed(sender, stockrecord, **kwargs):
    services.show_availability(stockrecord=stockrecord)
