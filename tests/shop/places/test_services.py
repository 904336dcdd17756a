from datetime import date

import pytest

from shop.places import editions
from shop.places.models import OldName, Place
from shop.places.services import (
    Doubt,
    find_communes,
    find_province,
    load_places,
    resolve_commune,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("vietnam")]


def snapshot():
    return (
        list(Place.objects.order_by("pk").values()),
        list(OldName.objects.order_by("pk").values()),
        OldName.successors.through.objects.count(),
    )


def test_loading_again_changes_nothing():
    before = snapshot()

    load_places()

    assert snapshot() == before


def test_dong_nai_was_a_province_until_april_2026():
    load_places(day=date(2026, 4, 29))

    assert Place.objects.get(level="province", code="75").kind == "tỉnh"
    assert Place.objects.communes().filter(kind="phường").count() == 687


def test_place_missing_from_a_later_edition_is_closed(tmp_path, monkeypatch):
    for path in editions.FOLDER.glob("*.csv"):
        (tmp_path / path.name).write_text(path.read_text())
    rows = (tmp_path / "places-2025-07-01.csv").read_text().splitlines(keepends=True)
    later = [row for row in rows if not row.startswith("31120,")]
    (tmp_path / "places-2026-07-01.csv").write_text("".join(later))
    with (tmp_path / "corrections.csv").open("a") as file:
        file.write("commune,31120,merged_into,31135,2026-07-01,test\n")
    monkeypatch.setattr(editions, "FOLDER", tmp_path)

    load_places(day=date(2026, 8, 1))

    closed = Place.objects.get(code="31120")
    assert closed.valid_to == date(2026, 7, 1)
    assert closed.merged_into.name == "Ninh Kiều"
    assert Place.objects.communes().on(date(2026, 8, 1)).count() == 3320


@pytest.mark.parametrize(
    "text", ["92", "can-tho", "Cần Thơ", "tp. cần thơ", "TP Can Tho", "Hậu Giang"]
)
def test_province_is_found_by_code_slug_and_names(text, can_tho):
    assert find_province(text) == can_tho


@pytest.mark.parametrize("text", ["", "Nowhere", "a" * 100_000, "\x00", "99"])
def test_unknown_province_is_none(text):
    assert find_province(text) is None


@pytest.mark.parametrize(
    "text", ["31120", "cai-khe", "Cái Khế", "phường cái khế", "p. Cái Khế", "CAI KHE"]
)
def test_commune_is_found_by_code_slug_and_names(text, can_tho):
    assert resolve_commune(text=text, province=can_tho).place.code == "31120"


def test_name_with_its_province_overrules_the_province(can_tho):
    answer = resolve_commune(text="Phường Sài Gòn, TP.HCM", province=can_tho)

    assert answer.place.long_name == "Phường Sài Gòn, Thành phố Hồ Chí Minh"


def test_name_of_several_communes_is_in_doubt():
    answer = resolve_commune(text="Tân An")

    assert answer.place is None
    assert answer.doubt == Doubt.SEVERAL
    assert {place.name for place in answer.choices} == {"Tân An"}


def test_old_commune_offers_its_successor(can_tho):
    answer = resolve_commune(text="Phường Lê Bình", province=can_tho)

    assert answer.doubt == Doubt.OLD
    assert [place.full_name for place in answer.choices] == ["Phường Cái Răng"]


def test_other_marks_are_another_name(can_tho):
    answer = resolve_commune(text="Tân Thành", province=can_tho)

    assert answer.doubt == Doubt.OLD


def test_commune_of_another_province_is_offered(can_tho):
    answer = resolve_commune(text="Sài Gòn", province=can_tho)

    assert answer.doubt == Doubt.ELSEWHERE
    assert [place.code for place in answer.choices] == ["26740"]


def test_half_a_name_offers_similar_ones(can_tho):
    answer = resolve_commune(text="Cái Kh", province=can_tho)

    assert answer.doubt == Doubt.SIMILAR
    assert [place.name for place in answer.choices] == ["Cái Khế"]


def test_nonsense_is_unknown(can_tho):
    assert resolve_commune(text="qqqq", province=can_tho).doubt == Doubt.UNKNOWN


def test_empty_text_lists_the_whole_province(can_tho):
    assert len(find_communes("", province=can_tho, limit=200)) == 103


def test_communes_are_found_with_their_province_in_one_query(django_assert_num_queries):
    with django_assert_num_queries(1):
        assert find_communes("ninh kieu")[0].long_name.startswith("Phường Ninh Kiều")
