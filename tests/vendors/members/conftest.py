import pytest

from tests.factories import PlaceFactory, UnitFactory, UserFactory


@pytest.fixture
def member(client):
    """Signed in, without a shop."""
    user = UserFactory(full_name="")
    client.force_login(user)
    return user


@pytest.fixture
def commune():
    place = PlaceFactory(name="Hỏa Lựu")
    UnitFactory(place=place)
    return place
