import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from cms.navigation.chrome import chrome
from cms.navigation.models import MenuItem, Operator
from cms.navigation.services import ensure_menus
from tests.factories import CategoryFactory

pytestmark = pytest.mark.django_db


def test_second_page_asks_no_query(django_assert_num_queries):
    chrome()

    with django_assert_num_queries(0):
        chrome()


def test_saved_operator_is_seen_at_once():
    chrome()

    Operator.objects.create(union_name="Hội Phụ nữ Cần Thơ", registration="MoIT 1")

    assert chrome()["union_name"] == "Hội Phụ nữ Cần Thơ"
    assert chrome()["registration"] == "MoIT 1"


def test_menu_items_stand_in_their_order():
    MenuItem.objects.create(spot="header", title="B", address="/b/", sort_order=2)
    MenuItem.objects.create(spot="header", title="A", address="/a/", sort_order=1)

    assert [item["title"] for item in chrome()["menu"]] == ["A", "B"]


def test_english_readers_get_english_words_and_addresses():
    MenuItem.objects.create(
        spot="header", title="Hỏi đáp", title_en="Questions", address="/hoi-dap/"
    )

    with translation.override("en"):
        assert chrome()["menu"] == [{"title": "Questions", "url": "/en/hoi-dap/"}]


def test_footer_links_to_the_five_legal_pages(standard_pages):
    ensure_menus(standard_pages)
    ensure_menus(standard_pages)

    assert [item["url"] for item in chrome()["legal"]] == [
        "/gioi-thieu/",
        "/quyen-rieng-tu/",
        "/dieu-khoan/",
        "/doi-tra/",
        "/khieu-nai/",
    ]


def test_hidden_page_leaves_the_menu(standard_pages):
    ensure_menus(standard_pages)

    standard_pages[0].unpublish()

    assert len(chrome()["legal"]) == 4


def test_groups_are_the_roots_of_the_categories():
    root = CategoryFactory(name="Trái cây", slug="trai-cay")
    CategoryFactory(parent=root, name="Khóm")

    assert chrome()["groups"] == [{"title": "Trái cây", "url": "/danh-muc/trai-cay/"}]


@pytest.mark.parametrize("address", ["https://example.com", "//evil", "/\\evil", ""])
def test_menu_never_leads_away(address):
    item = MenuItem(spot="header", title="X", address=address)

    with pytest.raises(ValidationError):
        item.full_clean()
