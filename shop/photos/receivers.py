"""Pictures that Oscar's back office may add to rows of its own."""

from django.db.models.signals import pre_save
from django.dispatch import receiver

from shop.photos.services import clean_upload


@receiver(pre_save, sender="catalogue.Category")
def clean_picture_of_kind(instance, **kwargs):
    clean_upload(instance=instance, field_name="image")


@receiver(pre_save, sender="catalogue.ProductAttributeValue")
def clean_picture_of_attribute(instance, **kwargs):
    clean_upload(instance=instance, field_name="value_image")
