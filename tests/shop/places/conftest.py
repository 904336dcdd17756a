import pytest
from django.db import transaction

from shop.places.models import Place
from shop.places.services import load_places


@pytest.fixture(scope="module")
def vietnam(django_db_setup, django_db_blocker):
    """The real data, loaded once for each module and rolled back after them."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_places()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def can_tho(vietnam, db):
    return Place.objects.get(level="province", code="92")
