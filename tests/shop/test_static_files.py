import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import override_settings

from shop.static_files import HashedStorage


@pytest.fixture(scope="module")
def collected(tmp_path_factory):
    """Static files of the whole project, collected as for the demo."""
    root = tmp_path_factory.mktemp("static")
    hashed = {"staticfiles": {"BACKEND": "shop.static_files.HashedStorage"}}
    with override_settings(
        STATIC_ROOT=root,
        STATIC_COMPRESS_ALL=False,
        STORAGES=settings.STORAGES | hashed,
    ):
        call_command("collectstatic", interactive=False, verbosity=0)
    return root


def test_visitors_files_are_hashed_and_compressed(collected):
    name = (
        HashedStorage(location=collected)
        .url("css/site.css")
        .removeprefix(settings.STATIC_URL)
    )

    assert name != "css/site.css"
    assert (collected / f"{name}.br").exists()
    assert (collected / f"{name}.gz").exists()


def test_back_office_files_are_not_compressed_for_the_demo(collected):
    assert list((collected / "wagtailadmin").rglob("*.css.br")) == []
    assert list((collected / "wagtailadmin").rglob("*.css")) != []
