from django.db.models.signals import pre_save
from django.dispatch import receiver
from wagtail.images import get_image_model
from wagtail.models import UploadedFile
from wagtail.users.models import UserProfile

from shop.photos.cleaning import PhotoRefused, clean_photo


@receiver(pre_save, sender=UserProfile)
def clean_avatar(instance, **kwargs):
    """Wagtail's account page takes any picture; ours takes a clean one or none."""
    avatar = instance.avatar
    if not avatar or avatar._committed:
        return
    try:
        instance.avatar = clean_photo(avatar.file)
    except PhotoRefused:
        instance.avatar = ""


@receiver(pre_save, sender=UploadedFile)
def clean_unfinished(instance, **kwargs):
    """What the uploader sets aside, while a title is missing, waits clean."""
    kind = instance.for_content_type
    if (
        kind
        and kind.model_class() is get_image_model()
        and not instance.file._committed
    ):
        instance.file = clean_photo(instance.file.file)
