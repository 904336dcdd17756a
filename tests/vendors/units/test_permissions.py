import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction

from tests.factories import PlaceFactory, UnitFactory, UserFactory
from vendors.units.models import StaffRole, Unit
from vendors.units.permissions import is_officer_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def commune():
    return UnitFactory()


@pytest.fixture
def neighbour(commune):
    return UnitFactory(place=PlaceFactory())


def staff(unit, role=StaffRole.Role.OFFICER):
    user = UserFactory()
    StaffRole.objects.create(user=user, unit=unit, role=role)
    return user


def test_officer_reaches_her_own_commune_alone(commune, neighbour):
    officer = staff(commune)

    assert is_officer_of(officer, commune)
    assert not is_officer_of(officer, neighbour)
    assert not is_officer_of(officer, commune.get_parent())


def test_officer_of_the_province_reaches_its_communes(commune, neighbour):
    officer = staff(commune.get_parent())

    assert is_officer_of(officer, commune)
    assert set(Unit.objects.in_reach(officer)) == {
        commune.get_parent(),
        commune,
        neighbour,
    }


def test_editor_is_no_officer(commune):
    editor = staff(commune, StaffRole.Role.EDITOR)

    assert not is_officer_of(editor, commune)
    assert list(Unit.objects.in_reach(editor)) == [commune]
    assert not Unit.objects.in_reach(editor, StaffRole.Role.OFFICER).exists()


def test_superuser_may_everything(commune):
    user = UserFactory(is_superuser=True)

    assert is_officer_of(user, commune)
    assert Unit.objects.in_reach(user).count() == Unit.objects.count()


def test_stranger_and_visitor_may_nothing(commune):
    for user in (UserFactory(), AnonymousUser(), staff_who_left(commune)):
        assert not is_officer_of(user, commune)
        assert not Unit.objects.in_reach(user).exists()


def staff_who_left(unit):
    user = staff(unit)
    user.is_active = False
    return user


def test_officers_for_a_unit_are_those_above_it_too(commune, neighbour):
    own, above = staff(commune), staff(commune.get_parent())
    staff(neighbour)
    staff(commune, StaffRole.Role.EDITOR)

    officers = StaffRole.objects.officers_for(commune)

    assert {role.user for role in officers} == {own, above}


def test_same_role_twice_is_refused(commune):
    officer = staff(commune)

    with pytest.raises(IntegrityError), transaction.atomic():
        StaffRole.objects.create(
            user=officer, unit=commune, role=StaffRole.Role.OFFICER
        )
