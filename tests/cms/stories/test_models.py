import pytest
from django.urls import reverse

from shop.search.services import refresh_cards
from tests.factories import ListingFactory, VendorFactory
from tests.factories.cms import write_story

pytestmark = pytest.mark.django_db


def carded(**fields):
    listing = ListingFactory(**fields)
    refresh_cards(product_ids=[listing.product_id])
    return listing.product


def products(*chosen):
    ids = [getattr(product, "pk", product) for product in chosen]
    return ("products", {"title": "Mua của chị", "products": ids})


def page_of(client, story):
    response = client.get(story.address)
    assert response.status_code == 200
    return response.content.decode()


def test_story_stands_under_its_province(desk, client):
    story = write_story(desk, title="Đường thốt nốt của má Sáu")

    assert story.address == "/cau-chuyen/can-tho/duong-thot-not-cua-ma-sau/"
    assert story.place == desk.place
    assert client.get(story.address).status_code == 200


def test_draft_is_not_found(desk, client):
    story = write_story(desk, live=False)

    assert client.get(story.address).status_code == 404


def test_product_card_shows_todays_price(desk, client):
    product = carded(title="Khóm sấy dẻo", price=45000)
    story = write_story(desk, body=[products(product)])

    page = page_of(client, story)

    assert "Khóm sấy dẻo" in page
    assert "45.000\u00a0₫" in page
    assert reverse("catalogue:detail", args=[product.slug, product.pk]) in page


def test_sold_out_product_is_shown_as_such(desk, client):
    product = carded(title="Khóm sấy dẻo", stock=0)
    story = write_story(desk, body=[products(product)])

    page = page_of(client, story)

    assert "Khóm sấy dẻo" in page
    assert 'class="card gone"' in page


def test_hidden_product_leaves_the_story(desk, client):
    gone, here = carded(title="Mắm cá linh"), carded(title="Khóm sấy dẻo")
    story = write_story(desk, body=[products(gone, here)])
    gone.is_public = False
    gone.save()
    refresh_cards(product_ids=[gone.pk])

    page = page_of(client, story)

    assert "Mắm cá linh" not in page
    assert "Khóm sấy dẻo" in page


def test_deleted_product_takes_its_empty_block_along(desk, client):
    product = carded(title="Khóm sấy dẻo")
    story = write_story(desk, body=[products(product)])
    product.listing.delete()
    product.delete()

    page = page_of(client, story)

    assert "Mua của chị" not in page


def test_closed_shop_leaves_the_story(desk, client):
    vendor = VendorFactory(open=True, partner__name="Bếp cô Tư")
    story = write_story(desk, body=[("vendor", {"vendor": vendor.pk})])
    assert "Bếp cô Tư" in page_of(client, story)

    vendor.partner.is_open = False
    vendor.partner.save()

    assert "Bếp cô Tư" not in page_of(client, story)


def test_cards_keep_the_order_of_the_editor(desk, client):
    first, second = carded(title="Khô cá lóc"), carded(title="Khóm sấy dẻo")
    story = write_story(desk, body=[products(second, first)])

    page = page_of(client, story)

    assert page.index("Khóm sấy dẻo") < page.index("Khô cá lóc")


def test_quote_and_text_are_escaped_or_cleaned(desk, client):
    body = [
        ("quote", {"text": "<b>Má tui</b> nói", "who": "Chị Út"}),
        ("text", "<h2>Rẫy khóm</h2><p>Bên sông Cái Lớn</p>"),
    ]
    story = write_story(desk, body=body)

    page = page_of(client, story)

    assert "&lt;b&gt;Má tui&lt;/b&gt; nói" in page
    assert "<h2" in page
    assert "Bên sông Cái Lớn" in page


def test_untranslated_story_is_shown_to_english_readers(desk, client):
    story = write_story(desk, title="Chị Út giữ rẫy")

    response = client.get(f"/en{story.address}")

    assert response.status_code == 200
    assert '<article class="tale" lang="vi">' in response.content.decode()


def test_story_costs_at_most_14_queries(desk, client, django_assert_max_num_queries):
    vendor = VendorFactory(open=True)
    chosen = [carded(vendor=vendor) for _ in range(4)]
    body = [
        ("text", "<p>Bên sông</p>"),
        products(*chosen[:2]),
        ("quote", {"text": "Trồng là thương", "who": ""}),
        products(*chosen[2:]),
        ("vendor", {"vendor": vendor.pk}),
    ]
    story = write_story(desk, body=body)

    with django_assert_max_num_queries(14):
        client.get(story.address)


def test_overview_shows_every_province(desk, client):
    story = write_story(desk)

    page = client.get("/cau-chuyen/").content.decode()

    assert story.address in page
    assert desk.index.address in page


def test_province_index_shows_its_own(desk, client):
    story = write_story(desk)

    assert story.address in client.get("/cau-chuyen/can-tho/").content.decode()
