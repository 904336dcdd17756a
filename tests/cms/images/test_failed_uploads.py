"""A picture whose row could not be written leaves no file in the editors' library."""

import pytest
from oscar.core.loading import get_model
from wagtail.images import get_image_model
from wagtail.models import Collection
from wagtail.users.models import UserProfile

from shop.photos.uploads import keeping_named
from tests import photos
from tests.factories import CategoryFactory, UserFactory
from tests.signin import sign_in_staff

pytestmark = pytest.mark.django_db(transaction=True)
Picture = get_image_model()
Category = get_model("catalogue", "Category")


def shot():
    return photos.upload(photos.jpeg())


@pytest.fixture
def browser(client):
    sign_in_staff(client, UserFactory(is_staff=True, is_superuser=True))
    client.raise_request_exception = False
    return client


def fields(**more) -> dict:
    collection = Collection.get_first_root_node().pk
    return {"title": "Khóm", "collection": collection, "tags": "", **more}


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("images/multiple/add/", "files[]"),
        ("images/chooser/create/", "image-chooser-upload-file"),
    ],
)
def test_picture_of_the_editors(browser, address, file):
    prefix = file.removesuffix("file") if file != "files[]" else ""
    data = {prefix + name: value for name, value in fields().items()}
    headers = {"X-Requested-With": "XMLHttpRequest"}
    with photos.failing_save(Picture):
        answer = browser.post(
            f"/quan-tri/{address}", data | {file: shot()}, headers=headers
        )

    assert answer.status_code == 500
    assert photos.stored_files() == set()


@pytest.mark.parametrize("model", [Category, UserProfile])
def test_fields_that_are_not_ours(model, django_user_model):
    row = UserProfile(user=UserFactory(), avatar=shot())
    with (
        pytest.raises(photos.DatabaseError),
        keeping_named(),
        photos.failing_save(model),
    ):
        CategoryFactory(image=shot()) if model is Category else row.save()

    assert photos.stored_files() == set()
