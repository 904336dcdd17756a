import pytest

from shop.places.forms import PlaceFormMixin

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("vietnam")]


def form(province="92", commune="Cái Khế", **more):
    return PlaceFormMixin({"province": province, "commune": commune, **more})


@pytest.mark.parametrize("province", ["92", "can-tho", "Cần Thơ", "Thành phố Cần Thơ"])
@pytest.mark.parametrize("commune", ["31120", "cai-khe", "Cái Khế", "Phường Cái Khế"])
def test_both_fields_take_codes_slugs_and_names(province, commune):
    filled = form(province, commune)

    assert filled.is_valid(), filled.errors
    assert filled.cleaned_data["province"].code == "92"
    assert filled.cleaned_data["commune"].code == "31120"


def test_commune_alone_tells_the_province():
    filled = form("", "Phường Cái Khế, Cần Thơ")

    assert filled.is_valid(), filled.errors
    assert filled.cleaned_data["province"].code == "92"


def test_empty_form_asks_for_both():
    assert set(form("", "").errors) == {"province", "commune"}


def test_old_name_shows_its_successors_as_choices():
    filled = form(commune="Thành phố Vị Thanh")

    assert list(filled.errors) == ["commune"]
    html = str(filled["commune"])
    assert html.count('name="commune_choice"') == 3
    assert 'value="31321"' in html
    assert 'value="Thành phố Vị Thanh"' in html


def test_choice_of_a_successor_is_taken():
    filled = form(
        commune="Thành phố Vị Thanh",
        commune_asked="Thành phố Vị Thanh",
        commune_choice="31321",
    )

    assert filled.is_valid(), filled.errors
    assert filled.cleaned_data["commune"].name == "Vị Thanh"


def test_new_text_counts_more_than_an_older_choice():
    filled = form(
        commune="Cái Khế",
        commune_asked="Thành phố Vị Thanh",
        commune_choice="31321",
    )

    assert filled.is_valid(), filled.errors
    assert filled.cleaned_data["commune"].name == "Cái Khế"


def test_chosen_commune_of_another_province_moves_the_province():
    filled = form(commune="Sài Gòn", commune_asked="Sài Gòn", commune_choice="26740")

    assert filled.is_valid(), filled.errors
    assert filled.cleaned_data["province"].code == "79"


@pytest.mark.parametrize(
    "text", ["qqqq", "😀", "<b>x</b>", "\u202ethơ", "x" * 5000, "a\x00b", "%", ",,,"]
)
def test_bad_commune_is_refused_and_kept(text):
    filled = form(commune=text)

    assert not filled.is_valid()
    assert list(filled.errors) == ["commune"]
    assert 'name="commune"' in filled.as_p()


@pytest.mark.parametrize("text", ["Nowhere", "<b>", "x" * 100_000, "a\x00b"])
def test_bad_province_is_refused(text):
    filled = form(province=text, commune="Tân An")

    assert "province" in filled.errors
    assert filled.as_p()


def test_list_of_a_known_province_is_in_the_page():
    html = str(form()["commune"])

    assert html.count("<option") == 103
    assert '<option value="Phường Cái Khế">' in html


def test_province_select_marks_what_was_posted_by_name():
    html = str(form(province="Cần Thơ")["province"])

    assert '<option value="92" selected>' in html


def test_initial_places_are_shown(can_tho):
    commune = can_tho.children.get(code="31120")

    empty = PlaceFormMixin(initial={"province": can_tho, "commune": commune})

    assert 'value="Phường Cái Khế"' in str(empty["commune"])
    assert '<option value="92" selected>' in str(empty["province"])
