import pytest
from oscar.core.loading import get_model

from shop.journal.by import By
from tests import photos
from tests.factories import (
    CategoryFactory,
    DraftFactory,
    ListingFactory,
    MembershipFactory,
    VendorFactory,
)
from vendors.listings.photos import add_photos


@pytest.fixture
def vendor(client):
    """Approved and selling already, her owner signed in."""
    vendor = VendorFactory(open=True)
    client.force_login(MembershipFactory(vendor=vendor).user)
    return vendor


@pytest.fixture
def kind():
    return CategoryFactory(parent=CategoryFactory(name="Đặc sản"), name="Kẹo, mứt")


@pytest.fixture
def draft(vendor, kind):
    """Filled in but for the photos."""
    ListingFactory(vendor=vendor)
    return DraftFactory(vendor=vendor, kind=kind, title="Mứt khóm")


@pytest.fixture
def ready(draft):
    add_photos(listing=draft, photos=[photos.upload(photos.jpeg())], by=By())
    return draft


@pytest.fixture
def listing(vendor):
    """Published, with one photo."""
    listing = ListingFactory(vendor=vendor, title="Kẹo dừa", price=35000, stock=10)
    add_photos(listing=listing, photos=[photos.upload(photos.jpeg())], by=By())
    return listing


@pytest.fixture
def stock_of():
    StockRecord = get_model("partner", "StockRecord")
    return lambda listing: StockRecord.objects.get(product=listing.product_id)
