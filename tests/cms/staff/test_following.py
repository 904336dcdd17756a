from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Workflow

from cms.core.groups import EDITORS, OFFICERS, editors_group
from cms.staff.following import follow_places
from cms.stories.models import StoryIndexPage
from cms.stories.services import ensure_province
from shop.clock.services import run_jobs
from tests.factories import PlaceFactory, StaffFactory, UnitFactory
from vendors.units.models import StaffRole, Unit
from vendors.units.services import load_units

pytestmark = pytest.mark.django_db
Role = StaffRole.Role


def give(unit, role, **fields):
    user = StaffFactory(is_staff=False)
    StaffRole.objects.create(user=user, unit=unit, role=role, **fields)
    return user


def groups(user) -> set[str]:
    return set(user.groups.values_list("name", flat=True))


def test_desk_of_any_province_is_made_with_its_first_editor(home):
    unit = UnitFactory(place=PlaceFactory(far=True))
    assert not StoryIndexPage.objects.exists()

    editor = give(unit, Role.EDITOR)

    index = StoryIndexPage.objects.get()
    assert index.title == "Hà Nội"
    fresh = type(editor).objects.get(pk=editor.pk)
    assert index.permissions_for_user(fresh).can_add_subpage()
    assert index.get_workflow().name == "Duyệt câu chuyện · Hà Nội"


def test_officers_make_no_desk(home):
    give(UnitFactory(), Role.OFFICER)

    assert not StoryIndexPage.objects.exists()


def test_clock_takes_the_group_when_the_day_has_come(home):
    tomorrow = timezone.localdate() + timedelta(days=1)
    officer = give(UnitFactory(), Role.OFFICER, ends_on=tomorrow)
    assert groups(officer) == {OFFICERS}
    StaffRole.objects.update(ends_on=timezone.localdate())

    run_jobs(names=["follow_roles_of_today"])

    assert groups(officer) == set()


def test_deactivated_person_loses_her_groups_and_gets_them_back(home):
    officer = give(UnitFactory(), Role.OFFICER)
    officer.is_active = False
    officer.save(update_fields=["is_active"])
    assert groups(officer) == set()

    officer.is_active = True
    officer.save(update_fields=["is_active"])
    assert groups(officer) == {OFFICERS}


def test_renamed_province_keeps_desk_and_editors(desk):
    place = desk.place
    editor = give(UnitFactory(place=place), Role.EDITOR)
    place.name, place.slug = "Tây Đô", "tay-do"
    place.save()

    follow_places()

    again = ensure_province(place)
    assert (again.index.pk, again.index.slug) == (desk.index.pk, "tay-do")
    assert again.collection.pk == desk.collection.pk
    assert again.collection.name == "Ảnh · Tây Đô"
    assert Workflow.objects.get(pk=desk.workflow.pk).name == "Duyệt câu chuyện · Tây Đô"
    assert StoryIndexPage.objects.count() == 1
    assert groups(editor) == {EDITORS.format(place="Tây Đô")}


def test_commune_that_went_to_another_province_takes_its_editor_along(home):
    commune = PlaceFactory(name="Vị Tân")
    other = PlaceFactory(province=True, name="Vĩnh Long")
    load_units()
    editor = give(Unit.objects.of_place(commune).get(), Role.EDITOR)

    commune.parent = other
    commune.save()
    load_units()

    assert groups(editor) == {EDITORS.format(place="Vĩnh Long")}


def test_people_of_a_merged_province_go_on_in_its_successor(home):
    old = PlaceFactory(province=True, name="Hậu Giang")
    new = PlaceFactory(province=True, name="Cần Thơ mới")
    load_units()
    editor = give(Unit.objects.of_place(old).get(), Role.EDITOR)
    old.valid_to, old.merged_into = timezone.localdate(), new
    old.save()

    load_units()
    load_units()

    assert groups(editor) == {editors_group(new).name}
    unit = Unit.objects.of_place(new).get()
    assert StaffRole.objects.of(editor).get().unit == unit
    assert StaffRole.objects.filter(user=editor).count() == 2
