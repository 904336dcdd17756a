from .market import (
    CategoryFactory,
    DraftFactory,
    ListingFactory,
    PartnerFactory,
    ProductFactory,
    StockRecordFactory,
)
from .orders import OrderFactory, OrderGroupFactory, basket_with
from .people import MembershipFactory, StaffFactory, UserFactory, VendorFactory
from .places import PlaceFactory, UnitFactory

__all__ = [
    "CategoryFactory",
    "DraftFactory",
    "ListingFactory",
    "MembershipFactory",
    "OrderFactory",
    "OrderGroupFactory",
    "PartnerFactory",
    "PlaceFactory",
    "ProductFactory",
    "StaffFactory",
    "StockRecordFactory",
    "UnitFactory",
    "UserFactory",
    "VendorFactory",
    "basket_with",
]
