import pytest

from shop.shipping.zones import quotes_for
from tests.factories import PartnerFactory, PlaceFactory

pytestmark = pytest.mark.django_db


def costs(partner, commune):
    return {q.code: q.cost for q in quotes_for(partner=partner, commune=commune)}


def neighbour():
    return PlaceFactory(
        parent=PlaceFactory(province=True, name="Vĩnh Long", region="mekong")
    )


def test_each_zone_has_its_rate():
    partner = PartnerFactory()

    assert costs(partner, PlaceFactory()) == {"ship": 20000}
    assert costs(partner, neighbour()) == {"ship": 30000}
    assert costs(partner, PlaceFactory(far=True)) == {"ship": 40000}


def test_zone_without_rate_is_not_delivered_to():
    partner = PartnerFactory(rate_country=None)

    assert costs(partner, PlaceFactory(far=True)) == {}


def test_rate_of_nothing_is_free_not_refused():
    partner = PartnerFactory(rate_province=0)

    assert costs(partner, PlaceFactory()) == {"ship": 0}


def test_shop_that_can_be_visited_offers_it_everywhere():
    partner = PartnerFactory(can_collect=True, rate_country=None)

    assert costs(partner, PlaceFactory(far=True)) == {"collect": 0}
