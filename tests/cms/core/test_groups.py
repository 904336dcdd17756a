from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone

from cms.core.groups import (
    EDITORS,
    FRONT,
    OFFICERS,
    editors_group,
    follow_roles,
    rename_groups,
)
from tests.factories import PlaceFactory, StaffFactory, UnitFactory
from tests.factories.places import province
from vendors.units.models import StaffRole

pytestmark = pytest.mark.django_db
Role = StaffRole.Role


def give(user, unit, role, **fields):
    return StaffRole.objects.create(user=user, unit=unit, role=role, **fields)


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


def test_group_goes_with_the_day_that_a_role_ends(user):
    role = give(user, UnitFactory(), Role.OFFICER)
    role.ends_on = timezone.localdate() + timedelta(days=1)
    role.save()
    assert groups(user) == {OFFICERS}

    role.ends_on = timezone.localdate()
    role.save()

    assert groups(user) == set()


def test_group_of_other_origin_is_left_alone(user):
    user.groups.add(Group.objects.create(name="Ban nhạc"))

    give(user, UnitFactory(), Role.OFFICER).delete()

    assert groups(user) == {"Ban nhạc"}


def test_groups_of_somebody_deactivated_are_taken(user):
    give(user, UnitFactory(), Role.OFFICER)
    user.is_active = False
    user.save()

    follow_roles(user)

    assert groups(user) == set()


def test_renamed_province_keeps_its_group(user):
    place = province("Cần Thơ")
    before = editors_group(place)
    place.name = "Tây Đô"
    place.save()

    rename_groups()

    assert editors_group(place) == before
    assert editors_group(place).name == EDITORS.format(place="Tây Đô")


def test_two_provinces_of_one_name_have_two_groups():
    first = editors_group(PlaceFactory(province=True, name="Hậu Giang"))
    other = PlaceFactory(province=True, name="Hậu Giang", slug="hau-giang-cu")

    assert editors_group(other) != first
