from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import (
    AbstractImage,
    AbstractRendition,
    ImageQuerySet,
    WagtailImageField,
    WagtailImageFieldFile,
    get_upload_to,
)
from wagtail.images.models import Image as StockImage

from cms.core.reach import in_reach
from shop.photos.cleaning import clean_photo
from shop.photos.fields import PhotoField
from shop.photos.uploads import note_stored


class CleanImageFile(WagtailImageFieldFile):
    def save(self, name, content, save=True):
        """Raises PhotoRefused; the name that came with the file is not kept."""
        photo = clean_photo(content)
        super().save(photo.name, photo, save=False)
        note_stored(self.field, self.name)
        if save:
            self.instance.save()


class CleanImageField(WagtailImageField):
    attr_class = CleanImageFile

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": PhotoField, **kwargs})


class PictureQuerySet(ImageQuerySet):
    def in_reach(self, user):
        return in_reach(self, user)


class Picture(AbstractImage):
    """A picture of the editors; renditions inherit its cleanness."""

    file = CleanImageField(
        verbose_name=_("file"),
        upload_to=get_upload_to,
        width_field="width",
        height_field="height",
    )

    admin_form_fields = StockImage.admin_form_fields
    objects = PictureQuerySet.as_manager()

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")
        permissions = [("choose_image", "Can choose image")]


class Rendition(AbstractRendition):
    image = models.ForeignKey(
        Picture, on_delete=models.CASCADE, related_name="renditions"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"],
                name="one_rendition_of_a_kind",
            )
        ]

    def __str__(self):
        return f"{self.image} {self.filter_spec}"
