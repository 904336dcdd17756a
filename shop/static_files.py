"""How static files are kept: hashed names always, compressed copies by choice."""

from django.conf import settings
from whitenoise.storage import CompressedManifestStaticFilesStorage

BACK_OFFICE = ("wagtail", "oscar/", "ninja/", "rest_framework/")


class HashedStorage(CompressedManifestStaticFilesStorage):
    """Compresses all files, or without STATIC_COMPRESS_ALL those that visitors load.

    The back offices' own files would take most of a minute.
    """

    def compress_files(self, paths):
        if not settings.STATIC_COMPRESS_ALL:
            paths = [path for path in paths if not path.startswith(BACK_OFFICE)]
        return super().compress_files(paths)
