from django.db.models.signals import pre_save
from django.dispatch import receiver
from wagtail.images import get_image_model
from wagtail.models import UploadedFile
from wagtail.users.models import UserProfile

from shop.photos.services import clean_upload


@receiver(pre_save, sender=UserProfile)
def clean_avatar(instance, **kwargs):
    clean_upload(instance=instance, field_name="avatar")


@receiver(pre_save, sender=UploadedFile)
def clean_unfinished(instance, **kwargs):
    """What the uploader sets aside, while a title is missing, waits clean."""
    kind = instance.for_content_type
    if kind and kind.model_class() is get_image_model():
        clean_upload(instance=instance, field_name="file")
