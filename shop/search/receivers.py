"""The read model hears every door: services, Oscar's dashboard and the shell alike.

Only `update()` and what else writes past `save()` says so itself, by a signal of ours;
the job of the clock finds who forgot.
"""

from typing import Any

from django.db.models.signals import m2m_changed, post_delete, post_save
from oscar.core.loading import get_model

from shop.catalogue.signals import product_changed
from shop.partner.signals import stock_changed
from shop.photos.signals import sizes_made

from . import services

ON_CARDS = {"name", "slug", "place", "place_id", "is_open"}


def connect() -> None:
    product_changed.connect(on_product_changed, dispatch_uid="cards.product")
    stock_changed.connect(on_stock_changed, dispatch_uid="cards.stock")
    sizes_made.connect(on_sizes_made, dispatch_uid="cards.sizes")
    Product = get_model("catalogue", "Product")
    saved: dict[Any, Any] = {
        Product: on_product_saved,
        get_model("partner", "Partner"): on_partner_saved,
        get_model("catalogue", "Category"): on_kind_saved,
    }
    for model, receiver in saved.items():
        post_save.connect(receiver, sender=model, dispatch_uid="cards.saved")
    of_products = [
        get_model("partner", "StockRecord"),
        get_model("catalogue", "ProductImage"),
        get_model("catalogue", "ProductCategory"),
    ]
    for model in of_products:
        post_save.connect(on_part_saved, sender=model, dispatch_uid="cards.saved")
        post_delete.connect(on_part_deleted, sender=model, dispatch_uid="cards.gone")
    m2m_changed.connect(
        on_kinds_chosen,
        sender=Product.categories.through,
        dispatch_uid="cards.kinds",
    )


def on_product_changed(sender, product_ids, **kwargs):
    services.cards_changed(product_ids)


def on_stock_changed(sender, stockrecord, **kwargs):
    services.show_availability(stockrecord=stockrecord)


def on_sizes_made(sender, instance, **kwargs):
    if sender._meta.label == "catalogue.ProductImage":
        services.cards_changed([instance.product_id])


def on_product_saved(sender, instance, raw=False, **kwargs):
    if not raw:
        services.cards_changed({instance.pk, instance.parent_id} - {None})


def on_partner_saved(
    sender, instance, created, update_fields=None, raw=False, **kwargs
):
    """Her account and her rates stand on no card."""
    if raw or created or (update_fields and not ON_CARDS & set(update_fields)):
        return
    services.refresh_partner_cards(partner=instance)


def on_kind_saved(sender, instance, created, raw=False, **kwargs):
    if not (raw or created):
        services.refresh_kind_cards(kind=instance)


def on_part_saved(sender, instance, raw=False, **kwargs):
    """Of a product or of one of its sizes."""
    if not raw:
        product = instance.product
        services.cards_changed({product.pk, product.parent_id} - {None})


def on_part_deleted(sender, instance, origin, **kwargs):
    """Where the product goes too, its card goes with it."""
    if getattr(origin, "model", type(origin)) is sender:
        services.cards_changed([instance.product_id])


def on_kinds_chosen(sender, instance, action, reverse, pk_set, **kwargs):
    if action in {"post_add", "post_remove", "post_clear"}:
        services.cards_changed((pk_set or []) if reverse else [instance.pk])
