"""Small pictures for Oscar's dashboard: the sizes that are there already."""

from types import SimpleNamespace

from django.core.files.storage import default_storage
from oscar.core.thumbnails import AbstractThumbnailer

from shop.photos.models import CleanPictureFile
from shop.photos.pictures import picture_of


class OwnSizes(AbstractThumbnailer):
    """OSCAR_THUMBNAILER."""

    def generate_thumbnail(self, source, **opts):
        if isinstance(source, CleanPictureFile):
            return shown(picture_of(source.instance, source.field.name)["src"])
        return shown(default_storage.url(str(source)))

    def delete_thumbnails(self, source):
        """The field removes the files of a deleted row itself."""


def shown(url: str) -> SimpleNamespace:
    return SimpleNamespace(url=url)
