from .market import (
    CategoryFactory,
    DraftFactory,
    ListingFactory,
    PartnerFactory,
    ProductFactory,
    StockRecordFactory,
)
from .people import MembershipFactory, StaffFactory, UserFactory, VendorFactory
from .places import PlaceFactory, UnitFactory

__all__ = [
    "CategoryFactory",
    "DraftFactory",
    "ListingFactory",
    "MembershipFactory",
    "PartnerFactory",
    "PlaceFactory",
    "ProductFactory",
    "StaffFactory",
    "StockRecordFactory",
    "UnitFactory",
    "UserFactory",
    "VendorFactory",
]
