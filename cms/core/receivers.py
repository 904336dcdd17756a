from functools import partial

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Site
from wagtail.signals import page_published, page_unpublished, post_page_move

from .routing import forget_trees
from .tasks import make_image_sizes


@receiver(post_save, sender="cms_images.Picture")
def picture_saved(instance, raw, **kwargs):
    if not raw:
        transaction.on_commit(partial(make_image_sizes.enqueue, instance.pk))


@receiver([page_published, page_unpublished, post_page_move])
@receiver([post_save, post_delete], sender=Site)
@receiver(post_delete, sender="cms_pages.HomePage")
def trees_changed(**kwargs):
    forget_trees()
