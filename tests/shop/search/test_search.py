"""What shoppers find; the same on both engines."""

import pytest

from shop.search.models import ProductCard
from shop.search.services import refresh_cards, search_cards
from tests.factories import CategoryFactory, ListingFactory, VendorFactory

pytestmark = [pytest.mark.django_db, pytest.mark.migrated]


@pytest.fixture
def put_up(db):
    """Published products of one shop by title, cards included."""
    kind = CategoryFactory(name="Đặc sản", parent=CategoryFactory(name="Món quê"))
    vendor = VendorFactory(open=True, partner__name="Sạp Mười")

    def put_up(*titles, story="", **options):
        options = {"kind": kind, "vendor": vendor} | options
        listings = [ListingFactory(title=title, **options) for title in titles]
        for listing in listings:
            type(listing.product).objects.filter(pk=listing.product_id).update(
                description=story
            )
        refresh_cards(product_ids=[listing.product_id for listing in listings])
        return listings

    return put_up


def found(text, **options):
    return [card["title"] for card in search_cards(text=text, **options).cards]


@pytest.mark.parametrize(
    "typed", ["banh trang", "bánh tráng", "BÁNH TRÁNG", "Banh tráng"]
)
def test_rice_paper_is_found_with_and_without_marks(put_up, typed):
    put_up("Bánh tráng dừa", "Kẹo dừa")

    assert found(typed) == ["Bánh tráng dừa"]


@pytest.mark.parametrize(
    "typed", ["duong thot not", "đường thốt nốt", "Duong  Thot-Not"]
)
def test_letter_with_a_stroke_is_folded_too(put_up, typed):
    put_up("Đường thốt nốt")

    assert found(typed) == ["Đường thốt nốt"]


@pytest.mark.parametrize("title", ["Ðặc sản", "Đặc sản", "Ɖặc sản"])
@pytest.mark.parametrize("typed", ["Ðặc sản", "đặc sản", "ðặc sản", "dac san"])
def test_look_alikes_of_the_stroke_are_one_letter(put_up, title, typed):
    put_up(title)

    assert found(typed) == [title]


def test_exact_marks_come_before_newer_products_without_them(put_up):
    put_up("Mạ non", "Má đào", "Ma túy tửu")

    assert found("mạ") == ["Mạ non", "Ma túy tửu", "Má đào"]
    assert found("má") == ["Má đào", "Ma túy tửu", "Mạ non"]


def test_without_marks_the_newest_comes_first(put_up):
    put_up("Mạ non", "Má đào", "Ma túy tửu")

    assert found("ma") == ["Ma túy tửu", "Má đào", "Mạ non"]


def test_title_comes_before_the_story(put_up):
    put_up("Khóm tươi")
    put_up("Kẹo dừa", story="Ăn cùng khóm thì ngon.")

    assert found("khóm") == ["Khóm tươi", "Kẹo dừa"]


def test_words_side_by_side_in_the_title_come_before_words_apart(put_up):
    put_up("Cá lóc khô", "Khô cá lóc", "Khô mực và cá")

    assert found("khô cá") == ["Khô cá lóc", "Khô mực và cá", "Cá lóc khô"]


@pytest.mark.parametrize("typed", ["hòa", "hoà", "HOÀ"])
@pytest.mark.parametrize("title", ["Xoài Hòa Lộc", "Xoài Hoà Lộc"])
def test_both_ways_to_place_the_tone_are_one_word(put_up, typed, title):
    put_up(title)

    assert found(typed) == [title]


def test_letters_put_together_from_parts_are_found(put_up):
    put_up("Bánh tráng")

    assert found("Ba\u0301nh tra\u0301ng") == ["Bánh tráng"]


def test_shop_kind_group_and_place_are_searched(put_up):
    (listing,) = put_up("Kẹo dừa")
    place = listing.vendor.partner.place

    for typed in ("sạp mười", "dac san", "món quê", place.name, place.parent.name):
        assert found(typed) == ["Kẹo dừa"]


def test_every_word_must_be_there(put_up):
    put_up("Kẹo dừa", "Kẹo chuối")

    assert found("kẹo chuối mè") == []


def test_a_word_is_not_found_inside_another(put_up):
    put_up("Khóm tươi")

    assert found("kho") == []


def test_pages_go_on_without_a_gap_or_a_repeat(put_up):
    put_up(*[f"Kẹo dừa số {n}" for n in range(5)], *[f"Keo dan {n}" for n in range(4)])
    put_up(*[f"Trà {n}" for n in range(3)], story="Uống với kẹo.")
    seen, cursor = [], ""
    while True:
        results = search_cards(text="kẹo", cursor=cursor, limit=2)
        seen += [card["title"] for card in results.cards]
        cursor = results.next_cursor
        if not cursor:
            break

    assert len(seen) == len(set(seen)) == 12
    assert seen[:5] == [f"Kẹo dừa số {n}" for n in (4, 3, 2, 1, 0)]
    assert seen[5:8] == ["Trà 2", "Trà 1", "Trà 0"]


def test_count_says_how_many_there_are(put_up):
    put_up(*[f"Kẹo {n}" for n in range(5)])

    results = search_cards(text="kẹo", limit=2)

    assert (results.count, results.more_than) == (5, False)


def test_count_is_capped_and_says_so(put_up, monkeypatch):
    monkeypatch.setattr("shop.search.queries.COUNT_CAP", 3)
    monkeypatch.setattr("shop.search.services.COUNT_CAP", 3)
    put_up(*[f"Kẹo {n}" for n in range(5)])

    results = search_cards(text="kẹo", limit=2)

    assert (results.count, results.more_than) == (3, True)
    assert [card["title"] for card in results.cards] == ["Kẹo 4", "Kẹo 3"]


@pytest.mark.parametrize("newest", [1, 3, 100])
def test_frequent_words_are_found_whatever_their_age(put_up, monkeypatch, newest):
    monkeypatch.setattr("shop.search.queries.COUNT_CAP", 2)
    monkeypatch.setattr("shop.search.postgres.NEWEST", newest)
    put_up(*[f"Kẹo dừa {n}" for n in range(6)])

    first = search_cards(text="kẹo dừa", limit=4)
    rest = search_cards(text="kẹo dừa", limit=4, cursor=first.next_cursor)

    titles = [card["title"] for card in [*first.cards, *rest.cards]]
    assert titles == [f"Kẹo dừa {n}" for n in (5, 4, 3, 2, 1, 0)]


@pytest.mark.parametrize(
    "typed",
    [
        "'",
        '"',
        "kẹo'; DROP TABLE search_productcard; --",
        "kẹo & | ! <-> :* (",
        "kẹo:A",
        'NEAR("kẹo" "dừa")',
        "kẹo AND OR NOT",
        "title:kẹo",
        "{exact_title} : kẹo",
        "kẹo*",
        "^kẹo",
        "-kẹo +dừa",
        "%_\\",
        "🥥🍬",
        "kẹo 🥥",
        "\u202eoẹk",
        "\u0000",
        "kẹo\u0000",
        "\ud83d",
        "ក្រមា",
        "a" * 5000,
        "kẹo " * 500,
        "²½ⅷ",
        "İıſ",
        "' OR 1=1 --",
        "\n\t\r",
    ],
)
def test_hostile_input_finds_something_or_nothing(put_up, typed):
    put_up("Kẹo dừa")

    results = search_cards(text=typed)

    assert results.count in (0, 1)
    assert ProductCard.objects.count() == 1


@pytest.mark.parametrize(
    "cursor",
    ["x", "9-1", "0-", "-", "0-1-2", "0-99999999999999999999", "٣-٣", "1" * 99],
)
def test_a_broken_cursor_shows_the_first_page(put_up, cursor):
    put_up("Kẹo dừa")

    assert found("kẹo", cursor=cursor) == ["Kẹo dừa"]


def test_search_takes_two_queries(put_up, django_assert_num_queries):
    put_up("Kẹo dừa", "Bánh kẹo")

    with django_assert_num_queries(2):
        search_cards(text="kẹo dừa")


def test_many_matches_are_not_counted_each_time(
    put_up, monkeypatch, django_assert_num_queries
):
    monkeypatch.setattr("shop.search.queries.MANY", 3)
    put_up(*[f"Kẹo mè {n}" for n in range(3)])
    search_cards(text="kẹo mè")

    with django_assert_num_queries(1):
        assert search_cards(text="KẸO MÈ").count == 3


def test_few_matches_are_counted_each_time(put_up):
    put_up("Kẹo gương")
    search_cards(text="kẹo gương")
    put_up("Kẹo gương lạc")

    assert search_cards(text="kẹo gương").count == 2
