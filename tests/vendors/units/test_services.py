from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command

from shop.places.models import Place
from tests.factories import PlaceFactory
from tests.factories.places import province
from vendors.units.models import Unit
from vendors.units.services import load_units

pytestmark = pytest.mark.django_db


def test_command_loads_places_and_the_unions_tree_twice_without_harm():
    out = StringIO()
    call_command("load_places", stdout=out)
    before = list(Unit.objects.values())

    call_command("load_places", stdout=out)

    line = "34 provinces, 3321 communes, 10794 old names, 3356 units\n"
    assert out.getvalue() == line * 2
    assert list(Unit.objects.values()) == before
    can_tho = Unit.objects.get(code="92")
    assert can_tho.name == "Hội Liên hiệp Phụ nữ thành phố Cần Thơ"
    assert can_tho.numchild == can_tho.get_children().count() == 103


def test_unit_stands_below_its_provinces():
    commune = PlaceFactory(name="Vị Tân")

    load_units()

    unit = Unit.objects.of_place(commune).get()
    assert [u.level for u in unit.get_ancestors()] == ["centre", "province"]


def test_new_commune_gets_a_unit_beside_the_others():
    PlaceFactory(name="Vị Tân")
    load_units()

    PlaceFactory(name="Vị Mới")
    load_units()

    assert Unit.objects.get(code="92").get_children_count() == 2
    assert Unit.find_problems() == ([], [], [], [], [])


def test_unit_closes_with_its_place():
    commune = PlaceFactory(name="Vị Tân")
    load_units()

    Place.objects.filter(pk=commune.pk).update(valid_to=date(2026, 1, 1))
    load_units()

    unit = Unit.objects.of_place(commune).get()
    assert unit.valid_to == date(2026, 1, 1)
    assert unit not in Unit.objects.today()


def test_unit_follows_its_commune_to_another_province():
    commune = PlaceFactory(name="Vị Tân")
    PlaceFactory(far=True)
    load_units()

    Place.objects.filter(pk=commune.pk).update(parent=province("Hà Nội"))
    load_units()

    assert Unit.objects.of_place(commune).get().get_parent().code == "01"
    assert Unit.find_problems() == ([], [], [], [], [])


def test_branch_is_not_touched():
    commune = PlaceFactory(name="Vị Tân")
    load_units()
    unit = Unit.objects.of_place(commune).get()
    branch = unit.add_child(
        code=f"{unit.code}-1",
        name="Chi hội ấp 1",
        level=Unit.Level.BRANCH,
        valid_from=date(2026, 1, 1),
    )

    load_units()

    branch.refresh_from_db()
    assert branch.valid_to is None
    assert branch.get_parent() == unit
