"""Two people at once: one of them is told that she came second."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import connection

from shop.journal.by import By
from shop.partner.models import Partner
from tests.factories import StaffFactory, UserFactory, VendorFactory
from vendors.members.exceptions import WrongState
from vendors.members.models import IdentityCheck, Vendor
from vendors.members.services import approve_vendor, open_shop

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*deeds):
    """What each deed returned or raised, all begun together."""
    start = Barrier(len(deeds))

    def run(deed):
        start.wait()
        try:
            return deed()
        except WrongState as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(run, deeds))


def test_two_officers_approve_once():
    vendor, officer = VendorFactory(waiting=True), StaffFactory()
    check = {"method": "card", "checked_on": date(2026, 11, 1), "last_four": "0123"}

    def approve():
        mine = Vendor.objects.get(pk=vendor.pk)
        return approve_vendor(vendor=mine, by=By(officer), **check)

    results = at_once(*[approve] * 4)

    assert sum(isinstance(result, WrongState) for result in results) == 3
    assert IdentityCheck.objects.count() == 1


def test_two_taps_open_one_shop():
    user = UserFactory()

    at_once(*[lambda: open_shop(name="Bếp cô Út", by=By(user))] * 4)

    assert Partner.objects.count() == 1
