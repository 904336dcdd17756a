from django.core.files.base import File
from django.db.models import Model

from shop.fences.of_django import is_stored
from shop.photos.cleaning import PhotoRefused, clean_photo
from shop.photos.uploads import note_stored


def clean_upload(*, instance: Model, field_name: str) -> None:
    """For a picture field that is not ours: a clean photo is stored, or none."""
    upload = getattr(instance, field_name)
    if not upload or is_stored(upload):
        return
    photo = cleaned_or_none(upload.file)
    setattr(instance, field_name, photo or "")
    if photo:
        file = getattr(instance, field_name)
        file.save(photo.name, photo, save=False)
        note_stored(file.field, file.name)


def cleaned_or_none(file: File) -> File | None:
    try:
        return clean_photo(file)
    except PhotoRefused:
        return None
