"""Public pages are kept whole, by address; private ones never."""

import gzip

import pytest

from shop.search.models import ProductCard
from shop.search.services import refresh_cards
from tests.factories import ListingFactory, UserFactory

pytestmark = pytest.mark.django_db
PACKED = {"accept-encoding": "gzip"}


@pytest.fixture
def address(db, settings):
    settings.PAGE_CACHE_SECONDS = 30
    listing = ListingFactory(title="Kẹo dừa")
    refresh_cards(product_ids=[listing.product_id])
    return listing.product.get_absolute_url()


def test_second_visit_asks_the_database_nothing(
    address, client, django_assert_num_queries
):
    first = client.get(address)

    with django_assert_num_queries(0):
        second = client.get(address)

    assert second.content == first.content
    assert second.headers == first.headers
    assert second["Cache-Control"] == "public, max-age=30"


def test_kept_page_has_all_security_headers(address, client):
    client.get(address)
    kept = client.get(address)

    for header in (
        "Content-Security-Policy",
        "Permissions-Policy",
        "Referrer-Policy",
        "X-Content-Type-Options",
        "X-Frame-Options",
        "Cross-Origin-Opener-Policy",
    ):
        assert kept[header]
    assert not kept.cookies


def test_kept_page_is_the_same_for_signed_in_people(address, client):
    first = client.get(address)
    client.force_login(UserFactory())

    assert client.get(address).content == first.content


def test_kept_page_is_sent_as_the_browser_takes_it(address, client):
    packed = client.get(address, headers=PACKED)
    plain = client.get(address)

    assert client.get(address, headers=PACKED)["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in client.get(address)
    assert gzip.decompress(packed.content) == plain.content


def test_each_language_is_kept_apart(address, client):
    vietnamese = client.get(address).content
    english = client.get(f"/en{address}").content

    assert client.get(address).content == vietnamese != english
    assert client.get(f"/en{address}").content == english


def test_each_search_is_kept_apart(address, client):
    found = client.get("/tim-kiem/?q=kẹo").content

    assert client.get("/tim-kiem/?q=khác").content != found


def test_head_is_answered_from_the_kept_page(
    address, client, django_assert_num_queries
):
    kept = client.get(address)

    with django_assert_num_queries(0):
        response = client.head(address)

    assert response.content == b""
    assert response["Content-Type"] == kept["Content-Type"]


def test_a_page_that_is_not_there_is_not_kept(address, client):
    ProductCard.objects.all().delete()
    assert client.get(address).status_code == 404

    listing = ListingFactory()
    refresh_cards(product_ids=[listing.product_id])

    assert client.get(listing.product.get_absolute_url()).status_code == 200


def test_private_pages_are_never_kept(address, client, monkeypatch):
    kept = []
    monkeypatch.setattr(
        "django.core.cache.backends.locmem.LocMemCache.set",
        lambda self, key, *args, **kwargs: kept.append(key),
    )
    for path in ("/gio-hang/", "/tai-khoan/dang-nhap/", "/healthz", "/don-hang/"):
        client.get(path)

    assert not [key for key in kept if "http" in key]


def test_zero_seconds_keep_nothing(address, client, settings):
    settings.PAGE_CACHE_SECONDS = 0
    assert client.get(address).status_code == 200
    ProductCard.objects.all().delete()

    assert client.get(address).status_code == 404


def test_a_very_long_address_is_not_kept(address, client):
    long = f"{address}?{'x' * 3000}"
    assert client.get(long).status_code == 200
    ProductCard.objects.all().delete()

    assert client.get(long).status_code == 404
