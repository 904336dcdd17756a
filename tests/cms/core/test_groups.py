import pytest

from cms.core.groups import EDITORS, FRONT, OFFICERS
from tests.factories import StaffFactory, UnitFactory
from vendors.units.models import StaffRole

pytestmark = pytest.mark.django_db
Role = StaffRole.Role


def give(user, unit, role):
    return StaffRole.objects.create(user=user, unit=unit, role=role)


def groups(user) -> set[str]:
    return set(user.groups.values_list("name", flat=True))


@pytest.fixture
def user():
    return StaffFactory(is_staff=False)


def test_officer_may_enter_the_admin(user):
    assert not user.has_perm("wagtailadmin.access_admin")

    give(user, UnitFactory(), Role.OFFICER)

    fresh = type(user).objects.get(pk=user.pk)
    assert fresh.has_perm("wagtailadmin.access_admin")
    assert groups(user) == {OFFICERS}


def test_editor_of_a_commune_writes_for_its_province(user):
    give(user, UnitFactory(), Role.EDITOR)

    assert groups(user) == {EDITORS.format(place="Cần Thơ")}


def test_editor_of_the_centre_keeps_the_front_page(user):
    give(user, UnitFactory().get_root(), Role.PROVINCE_EDITOR)

    assert groups(user) == {FRONT}


def test_second_role_keeps_the_group(user):
    first = give(user, UnitFactory(), Role.OFFICER)
    second = give(user, UnitFactory(), Role.OFFICER)

    first.delete()
    assert groups(user) == {OFFICERS}

    second.delete()
    assert groups(user) == set()


def test_person_who_leaves_can_be_deleted(user):
    give(user, UnitFactory(), Role.OFFICER)

    user.delete()

    assert not StaffRole.objects.exists()
