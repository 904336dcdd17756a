import pytest
from django.core.files.storage import default_storage
from django.utils.crypto import get_random_string


@pytest.fixture(autouse=True)
def _empty_storage(settings, tmp_path, monkeypatch):
    """A folder, or a corner of the bucket, of its own for each test."""
    if settings.S3_BUCKET:
        monkeypatch.setattr(default_storage, "location", get_random_string(12))
    settings.MEDIA_ROOT = tmp_path
