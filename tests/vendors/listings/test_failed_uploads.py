"""A photo whose row could not be written leaves no file, whichever door it came by."""

import pytest

from shop.catalogue.models import ProductImage
from tests import photos
from vendors.listings.models import Listing
from vendors.members.models import Vendor

pytestmark = pytest.mark.django_db
NEW = "/ban-hang/san-pham/moi/"
ABOUT = "/ban-hang/cua-hang/gioi-thieu/"


@pytest.fixture
def browser(client, vendor, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    client.raise_request_exception = False
    return client


def shot():
    return photos.upload(photos.jpeg())


def test_photos_of_a_product(browser):
    with photos.failing_save(ProductImage):
        answer = browser.post(NEW, {"photos": [shot()]})

    assert answer.status_code == 500
    assert photos.stored_files() == set()


def test_photos_before_a_later_failure(browser):
    """The photo's row was written, then the whole draft was taken back."""
    with photos.failing_save(Listing):
        browser.post(NEW, {"photos": [shot()]})

    assert photos.stored_files() == set()


def test_photos_of_a_draft(browser, draft):
    with photos.failing_save(ProductImage):
        browser.post(
            f"/ban-hang/san-pham/{draft.pk}/hinh/", {"photos": [shot(), shot()]}
        )

    assert photos.stored_files() == set()


def test_photo_of_a_shop(browser):
    with photos.failing_save(Vendor):
        answer = browser.post(ABOUT, {"story": "Vườn khóm", "photos": shot()})

    assert answer.status_code == 500
    assert photos.stored_files() == set()


def test_what_was_saved_stays(browser):
    browser.post(NEW, {"photos": [shot()]})

    assert ProductImage.objects.get().original.name in photos.stored_files()
