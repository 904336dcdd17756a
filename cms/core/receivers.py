from functools import partial

from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_save
from django.dispatch import receiver
from oscar.core.loading import get_model
from wagtail.models import Site
from wagtail.signals import page_published, page_unpublished, post_page_move

from .moved import lead_from_slug
from .routing import forget_trees
from .tasks import make_image_sizes

Category = get_model("catalogue", "Category")
Partner = get_model("partner", "Partner")


@receiver(post_save, sender="cms_images.Picture")
def picture_saved(instance, raw, **kwargs):
    if not raw:
        transaction.on_commit(partial(make_image_sizes.enqueue, instance.pk))


@receiver([page_published, page_unpublished, post_page_move])
@receiver([post_save, post_delete], sender=Site)
@receiver(post_delete, sender="cms_pages.HomePage")
def trees_changed(**kwargs):
    forget_trees()


@receiver(pre_save, sender=Category)
@receiver(pre_save, sender=Partner)
def address_changes(sender, instance, raw, update_fields=None, **kwargs):
    if update_fields is not None and "slug" not in update_fields:
        return
    old = sender.objects.filter(pk=instance.pk).values_list("slug", flat=True).first()
    if old and old != instance.slug and not raw and was_shown(instance):
        lead_from_slug(instance, old)


def was_shown(thing) -> bool:
    """An address that nobody has seen may change as it likes."""
    vendor = getattr(thing, "vendor", None)
    return isinstance(thing, Category) or bool(vendor and vendor.approved_at)
