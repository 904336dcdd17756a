import pytest
from django.test import RequestFactory

from shop.journal.by import By, Via
from tests.factories import MembershipFactory, UserFactory
from vendors.entry import acting

pytestmark = pytest.mark.django_db


def request_of(user):
    request = RequestFactory().get("/ban-hang/")
    request.user = user
    return request


def test_member_acts_for_her_own_shop():
    membership = MembershipFactory()

    found = acting.acting_of(request_of(membership.user), via=Via.API)

    assert found == acting.Acting(By(membership.user, via=Via.API), membership.vendor)


def test_person_without_a_shop_acts_as_herself():
    user = UserFactory()

    assert acting.acting_of(request_of(user)) == acting.Acting(By(user))


def test_another_app_may_say_for_whom_somebody_acts(monkeypatch):
    helper, membership = UserFactory(), MembershipFactory()
    for_her = acting.Acting(By(helper, membership.user, Via.HELPER), membership.vendor)
    monkeypatch.setattr(acting, "RESOLVERS", dict(acting.RESOLVERS))
    acting.register("helper", lambda request, via: for_her)

    found = acting.acting_of(request_of(helper))

    assert found.vendor == membership.vendor
    assert found.by.member == membership.user
