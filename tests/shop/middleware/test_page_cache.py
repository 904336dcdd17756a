"""Public pages are kept whole, by address; private ones never."""

import gzip
import os
import subprocess
import sys
import time

import pytest
from django.conf import settings
from django.core.cache import caches

from shop.freshness import renew
from shop.journal.by import By
from shop.middleware import page_cache
from shop.search.models import ProductCard
from shop.search.services import refresh_cards
from tests.factories import ListingFactory, UserFactory
from vendors.listings.models import Listing
from vendors.listings.services import sell_out, withdraw_listing

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
    assert set(second.headers) == set(first.headers)


def test_server_and_browser_together_keep_no_longer_than_said(
    address, client, monkeypatch
):
    first = client.get(address)
    moment = time.time()
    monkeypatch.setattr(page_cache.time, "time", lambda: moment + 12)
    second = client.get(address)

    assert first["Cache-Control"] == "public, max-age=30"
    assert second["Cache-Control"] in {"public, max-age=17", "public, max-age=18"}


@pytest.mark.parametrize("change", [sell_out, withdraw_listing])
def test_sold_out_or_taken_down_shows_at_once(address, client, commits, change):
    listing = Listing.objects.get()
    before = client.get(address)

    with commits():
        change(listing=listing, by=By(listing.vendor.partner.users.first()))
    after = client.get(address)

    assert before.status_code == 200
    assert after.status_code != 200 or "hết hàng" in after.content.decode()


def test_mark_of_another_process_ends_what_is_kept(address, client):
    client.get(address)
    ProductCard.objects.update(available=False, title="Kẹo khác")

    code = "import django; django.setup(); from shop.freshness import renew; renew()"
    env = os.environ | {"VAR_DIR": str(settings.VAR_DIR), "REDIS_URL": ""}
    env["DJANGO_SETTINGS_MODULE"] = "shop.settings.dev"
    subprocess.run([sys.executable, "-c", code], env=env, check=True)

    assert "Kẹo khác" in client.get(address).content.decode()


def test_page_that_was_made_before_the_change_is_not_kept_after_it(address, client):
    """It was read from the database, then something changed, then it was stored."""
    key = "p" + f"http://testserver{address}?"
    client.get(address)
    made_at, made_under, body, headers = caches["pages"].get(key)
    renew()
    caches["pages"].set(key, (made_at, made_under, b"old", headers), 30)

    assert client.get(address).content != b"old"


def test_unknown_words_of_an_address_make_no_page_of_their_own(
    address, client, django_assert_num_queries
):
    first = client.get(address)

    with django_assert_num_queries(0):
        second = client.get(f"{address}?fbclid=x&utm_source=zalo")

    assert second.content == first.content


def test_unknown_words_are_not_handed_on(client, settings):
    settings.PAGE_CACHE_SECONDS = 30
    cards = [ListingFactory(title=f"Kẹo {n}").product_id for n in range(21)]
    refresh_cards(product_ids=cards)

    page = client.get("/tim-kiem/?fbclid=secret&q=keo").content.decode()

    assert "sau=" in page
    assert "secret" not in page


@pytest.mark.parametrize(
    ("accepted", "packed"),
    [
        ("gzip", True),
        ("br, GZIP;q=0.5", True),
        ("gzipx", False),
        ("gzip;q=0", False),
        ("gzip; q=0.0, br", False),
        ("x-gzip", False),
        ("*", False),
        ("", False),
    ],
)
def test_page_is_packed_for_those_who_said_so(address, client, accepted, packed):
    for _visit in range(2):
        response = client.get(address, headers={"accept-encoding": accepted})
        assert (response.get("Content-Encoding") == "gzip") == packed


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
    assert client.get(address).status_code == 410

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

    assert client.get(address).status_code == 410


def test_a_very_long_address_is_not_kept(address, client):
    long = f"{address}?q={'x' * 3000}"
    assert client.get(long).status_code == 200
    ProductCard.objects.all().delete()

    assert client.get(long).status_code == 410
