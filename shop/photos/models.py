"""A model field whose files are clean, whichever door they came by."""

from django.db import models
from django.db.models.fields.files import ImageFieldFile
from django.db.models.signals import post_delete, post_save
from pictures.models import PictureField, PictureFieldFile

from shop.photos import processing
from shop.photos.cleaning import clean_photo
from shop.photos.fields import PhotoField
from shop.photos.pictures import sizes_of
from shop.photos.uploads import note_stored

LIBRARY_OPTIONS = (
    "aspect_ratios",
    "container_width",
    "file_types",
    "pixel_densities",
    "grid_columns",
    "breakpoints",
)


class CleanPictureFile(PictureFieldFile):
    def save(self, name, content, save=True):
        """Raises PhotoRefused; sizes follow once the row is stored."""
        photo = clean_photo(content)
        self.field.note_change(self.instance)
        self.field.note_size(self.instance, photo.width, photo.height)
        ImageFieldFile.save(self, photo.name, photo, save=False)
        note_stored(self.field, self.name)
        if save:
            self.instance.save()

    def delete(self, save=True):
        self.field.note_change(self.instance)
        self.name = None
        setattr(self.instance, self.field.attname, "")
        self.field.note_size(self.instance, 0, 0)
        if save:
            self.instance.save()

    def get_picture_files_list(self):
        return sizes_of(self.storage, self.name, self.width)


class CleanPictureField(PictureField):
    """`width_field`, `height_field` and `ready_field` are columns of the same row."""

    attr_class = CleanPictureFile

    def __init__(self, *args, ready_field=None, min_side=0, **kwargs):
        self.ready_field = ready_field
        self.min_side = min_side
        kwargs.setdefault("db_index", True)
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        kept = {key: kwargs[key] for key in kwargs if key not in LIBRARY_OPTIONS}
        return name, path, args, {**kept, "ready_field": self.ready_field}

    def contribute_to_class(self, cls, name, **kwargs):
        super().contribute_to_class(cls, name, **kwargs)
        if not cls._meta.abstract:
            post_save.connect(self.follow_save, sender=cls)
            post_delete.connect(self.follow_delete, sender=cls)

    def formfield(self, **kwargs):
        options = {"form_class": PhotoField, "min_side": self.min_side, **kwargs}
        return super().formfield(**options)

    def update_dimension_fields(self, instance, force=False, *args, **kwargs):
        """Sizes are noted while cleaning; reading a row never opens its file."""

    def pre_save(self, model_instance, add):
        if not add and not getattr(model_instance, self.attname):
            self.note_change(model_instance)
            self.note_size(model_instance, 0, 0)
        return super().pre_save(model_instance, add)

    def note_size(self, instance, width, height):
        setattr(instance, self.width_field, width)
        setattr(instance, self.height_field, height)
        setattr(instance, self.ready_field, False)

    def note_change(self, instance):
        """Remember the stored file, which this save will replace."""
        if self.change_key in instance.__dict__:
            return
        stored = self.model._base_manager.filter(pk=instance.pk)
        names = stored.values_list(self.attname, flat=True) if instance.pk else []
        instance.__dict__[self.change_key] = next(iter(names), "")

    @property
    def change_key(self):
        return f"_{self.name}_before"

    def follow_save(self, instance, **kwargs):
        if self.change_key not in instance.__dict__:
            return
        before = instance.__dict__.pop(self.change_key)
        file = getattr(instance, self.attname)
        if before and before != file.name:
            processing.enqueue_removal(sender=file.sender, file_name=before)
        if file:
            file.save_all()

    def follow_delete(self, instance, **kwargs):
        file = getattr(instance, self.attname)
        if file:
            processing.enqueue_removal(sender=file.sender, file_name=file.name)


def picture_fields() -> list[CleanPictureField]:
    """Every field of the project that holds cleaned pictures."""
    from django.apps import apps

    return [
        field
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if isinstance(field, CleanPictureField)
    ]


def rows_without_sizes(field: CleanPictureField) -> models.QuerySet:
    rows = field.model._base_manager.filter(**{field.ready_field: False})
    return rows.exclude(**{field.attname: ""}).order_by("pk")
