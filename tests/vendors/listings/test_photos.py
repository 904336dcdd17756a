import pytest
from django.core.files.storage import default_storage

from shop.journal.by import By
from shop.photos.cleaning import clean_photo
from shop.search.models import ProductCard
from tests import photos
from vendors.listings.exceptions import LastPhoto
from vendors.listings.models import Listing
from vendors.listings.photos import (
    MOST_PHOTOS,
    add_photos,
    put_photo_first,
    remove_photo,
    start_with_photos,
)

pytestmark = pytest.mark.django_db


def photo(width=800):
    """As our form hands it over."""
    return clean_photo(photos.upload(photos.jpeg(size=(width, 600))))


def ids(listing):
    return list(listing.product.images.values_list("pk", flat=True))


def test_same_photos_sent_twice_make_one_draft(vendor):
    first = start_with_photos(vendor=vendor, photos=[photo()], by=By())

    assert start_with_photos(vendor=vendor, photos=[photo()], by=By()) == first
    assert len(ids(first)) == 1


def test_other_photos_begin_another_draft(vendor):
    start_with_photos(vendor=vendor, photos=[photo()], by=By())
    start_with_photos(vendor=vendor, photos=[photo(900)], by=By())

    assert Listing.objects.count() == 2


def test_empty_draft_is_used_again(vendor):
    first = start_with_photos(vendor=vendor, photos=[], by=By())

    assert start_with_photos(vendor=vendor, photos=[], by=By()) == first


def test_described_draft_is_left_alone(vendor, draft):
    assert start_with_photos(vendor=vendor, photos=[], by=By()) != draft


def test_photo_added_twice_is_kept_once(draft):
    add_photos(listing=draft, photos=[photo()], by=By())
    add_photos(listing=draft, photos=[photo()], by=By())

    assert len(ids(draft)) == 1


def test_removed_photo_may_come_back(draft):
    (image,) = add_photos(listing=draft, photos=[photo()], by=By())
    remove_photo(listing=draft, image_id=image.pk, by=By())

    add_photos(listing=draft, photos=[photo()], by=By())

    assert len(ids(draft)) == 1


def test_no_more_than_there_is_room_for(draft):
    add_photos(
        listing=draft, photos=[photo(700 + n) for n in range(MOST_PHOTOS + 2)], by=By()
    )

    assert len(ids(draft)) == MOST_PHOTOS


def test_first_photo_stands_on_the_card(listing):
    (second,) = add_photos(listing=listing, photos=[photo(900)], by=By())

    put_photo_first(listing=listing, image_id=second.pk, by=By())

    assert ids(listing)[0] == second.pk
    assert ProductCard.objects.get().picture == second.original.name


def test_shown_product_keeps_its_last_photo(listing):
    with pytest.raises(LastPhoto):
        remove_photo(listing=listing, image_id=ids(listing)[0], by=By())

    assert len(ids(listing)) == 1


def test_product_photo_keeps_no_place(draft, commits):
    with commits():
        (image,) = add_photos(listing=draft, photos=[photo()], by=By())

    folder = image.original.name.removesuffix(".jpg")
    sizes = default_storage.listdir(folder)[1]
    assert len(sizes) == 4
    for name in [image.original.name, *(f"{folder}/{size}" for size in sizes)]:
        with default_storage.open(name) as file:
            assert photos.traces(file.read()) == []
