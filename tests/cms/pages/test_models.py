import pytest

from shop.search.services import refresh_cards
from tests.factories import CategoryFactory, ListingFactory, VendorFactory
from tests.factories.cms import write_story

pytestmark = pytest.mark.django_db
LEGAL = ["gioi-thieu", "quyen-rieng-tu", "dieu-khoan", "doi-tra", "khieu-nai"]


def front(client, address="/"):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def put(home, *sections):
    home.sections = list(sections)
    home.save_revision().publish()


def picks(*things, newest=0):
    return {
        "title": "Hôm nay",
        "picks": [thing.pk for thing in things],
        "newest": newest,
    }


def test_front_page_says_its_hero_line(home, client):
    assert home.hero_title in front(client)


def test_picks_stand_in_the_order_of_the_staff(home, client):
    one, two = ListingFactory(title="Khô cá lóc"), ListingFactory(title="Kẹo dừa")
    refresh_cards(product_ids=[one.product_id, two.product_id])
    put(home, ("products", picks(two.product, one.product)))

    page = front(client)

    assert page.index("Kẹo dừa") < page.index("Khô cá lóc")


def test_newest_follow_the_picks(home, client):
    listings = [ListingFactory(title=f"Món {n}") for n in range(4)]
    refresh_cards(product_ids=[listing.product_id for listing in listings])
    put(home, ("products", picks(listings[0].product, newest=2)))

    page = front(client)

    assert page.index("Món 0") < page.index("Món 3") < page.index("Món 2")
    assert "Món 1" not in page


def test_pick_that_is_gone_is_left_out(home, client):
    listing = ListingFactory(title="Kẹo dừa")
    refresh_cards(product_ids=[listing.product_id])
    put(home, ("products", picks(listing.product)))
    listing.delete()
    listing.product.delete()

    assert "Hôm nay" not in front(client)


def test_approved_story_comes_to_the_front_by_itself(desk, client):
    story = write_story(desk)

    assert story.address in front(client)


def test_categories_strip_links_to_the_groups(home, client):
    CategoryFactory(name="Trái cây", slug="trai-cay")

    assert "/danh-muc/trai-cay/" in front(client)


def test_english_front_page_shows_the_same_picks(home, client):
    listing = ListingFactory(title="Kẹo dừa")
    refresh_cards(product_ids=[listing.product_id])
    put(home, ("products", picks(listing.product)))

    page = front(client, "/en/")

    assert "Kẹo dừa" in page
    assert "Made at home" in page


@pytest.mark.parametrize("slug", LEGAL)
@pytest.mark.parametrize("language", ["", "/en"])
def test_legal_page_opens(standard_pages, client, slug, language):
    assert client.get(f"{language}/{slug}/").status_code == 200


def test_public_pages_set_no_cookie(standard_pages, client):
    response = client.get("/gioi-thieu/")

    assert not response.cookies
    assert response["Cache-Control"].startswith("public")
    assert "Cookie" not in response.get("Vary", "")


def test_posting_to_a_page_is_refused(home, client):
    assert client.post("/").status_code == 405


@pytest.mark.parametrize("address", ["/", "/en/"])
def test_front_page_costs_at_most_11_queries(
    desk, client, django_assert_max_num_queries, address
):
    CategoryFactory(name="Trái cây", slug="trai-cay")
    listings = [ListingFactory(vendor=VendorFactory(open=True)) for _ in range(3)]
    refresh_cards(product_ids=[listing.product_id for listing in listings])
    for _ in range(3):
        write_story(desk)

    with django_assert_max_num_queries(11):
        client.get(address)
