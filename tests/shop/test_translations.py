import os

import polib
import pytest

from shop.translations import compile_translations


@pytest.fixture
def catalogue(tmp_path, settings):
    settings.LOCALE_PATHS = [tmp_path]
    path = tmp_path / "vi" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    found = polib.POFile()
    found.append(polib.POEntry(msgid="Basket", msgstr="Giỏ hàng"))
    found.save(str(path))
    return path


def test_new_catalogue_is_compiled(catalogue):
    assert compile_translations() == 1
    assert polib.mofile(str(catalogue.with_suffix(".mo")))[0].msgstr == "Giỏ hàng"


def test_unchanged_catalogue_is_left_alone(catalogue):
    compile_translations()

    assert compile_translations() == 0


def test_changed_catalogue_is_compiled_again(catalogue):
    compile_translations()
    later = catalogue.stat().st_mtime + 10
    os.utime(catalogue, (later, later))

    assert compile_translations() == 1
