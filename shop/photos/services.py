from django.core.files.base import File
from django.db.models import Model

from shop.fences.of_django import is_stored
from shop.photos.cleaning import PhotoRefused, clean_photo


def clean_upload(*, instance: Model, field_name: str) -> None:
    """For a picture field that is not ours: a clean photo is stored, or none."""
    upload = getattr(instance, field_name)
    if not upload or is_stored(upload):
        return
    setattr(instance, field_name, cleaned_or_none(upload.file))


def cleaned_or_none(file: File) -> File | str:
    try:
        return clean_photo(file)
    except PhotoRefused:
        return ""
