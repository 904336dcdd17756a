from collections import Counter
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from shop.places.models import OldName, Place
from tests.factories import PlaceFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("vietnam")]

MEKONG_COMMUNES = {
    "Cần Thơ": 103,
    "Vĩnh Long": 124,
    "Đồng Tháp": 102,
    "An Giang": 102,
    "Cà Mau": 64,
    "Tây Ninh": 96,
}


def full_names(places):
    return [place.full_name for place in places]


def test_34_provinces_of_which_7_are_cities():
    kinds = Counter(Place.objects.provinces().today().values_list("kind", flat=True))

    assert kinds == {"tỉnh": 27, "thành phố": 7}


def test_3321_communes_of_three_kinds():
    kinds = Counter(Place.objects.communes().today().values_list("kind", flat=True))

    assert kinds == {"xã": 2611, "phường": 697, "đặc khu": 13}


def test_communes_of_the_mekong_provinces():
    communes = Place.objects.communes().today().filter(region=Place.Region.MEKONG)

    assert Counter(communes.values_list("parent__name", flat=True)) == MEKONG_COMMUNES


def test_can_tho_has_31_wards_and_72_communes(can_tho):
    kinds = Counter(can_tho.children.values_list("kind", flat=True))

    assert kinds == {"phường": 31, "xã": 72}


@pytest.mark.parametrize("text", ["Hậu Giang", "hau giang", "Tỉnh Hậu Giang"])
def test_old_province_finds_its_successor(text, can_tho):
    assert list(Place.objects.successors_of(text)) == [can_tho]


def test_old_town_finds_its_successors():
    found = Place.objects.successors_of("thành phố Vị Thanh")

    assert full_names(found) == ["Xã Hỏa Lựu", "Phường Vị Tân", "Phường Vị Thanh"]


@pytest.mark.parametrize("text", ["Châu Thành A", "huyện Châu Thành A, Hậu Giang"])
def test_old_district_finds_its_successors(text):
    found = Place.objects.successors_of(text)

    assert full_names(found) == [
        "Xã Đông Phước",
        "Xã Tân Hòa",
        "Xã Thạnh Xuân",
        "Xã Trường Long Tây",
    ]


def test_old_name_in_another_province_is_left_out():
    assert not Place.objects.successors_of("Châu Thành A, Bến Tre").exists()


def test_every_old_name_has_a_successor():
    assert not OldName.objects.filter(successors=None).exists()


def test_search_takes_text_without_marks():
    assert Place.objects.search("phuong cai khe")[0].full_name == "Phường Cái Khế"


def test_search_puts_exact_marks_first():
    in_dong_nai = Place.objects.communes().filter(parent__code="75")

    assert in_dong_nai.search("lộc thành")[0].name == "Lộc Thành"
    assert in_dong_nai.search("lộc thạnh")[0].name == "Lộc Thạnh"


def test_search_finds_both_places_of_a_tone_mark():
    found = Place.objects.communes().search("Hoả Lựu, Cần Thơ")

    assert found[0].name == "Hỏa Lựu"


def test_search_finds_by_old_names():
    found = Place.objects.communes().search("Châu Thành A")

    assert "Xã Trường Long Tây" in full_names(found)


@pytest.mark.parametrize("text", ["", " ", "|", "%", "_", ",", "zzzz", "\u202e"])
def test_search_for_nothing_finds_nothing(text):
    assert not Place.objects.search(text).exists()


def test_closed_place_is_not_of_today():
    closed = PlaceFactory(name="Xưa", valid_to=date(2026, 1, 1))

    assert closed not in Place.objects.today()
    assert closed in Place.objects.on(date(2025, 12, 31))


def test_two_places_cannot_share_a_slug_in_a_province(can_tho):
    with pytest.raises(IntegrityError), transaction.atomic():
        PlaceFactory(name="Cái Khế", parent=can_tho)


def test_names_tell_kind_and_province():
    place = Place.objects.get(code="31120")

    assert place.full_name == "Phường Cái Khế"
    assert place.long_name == "Phường Cái Khế, Thành phố Cần Thơ"
