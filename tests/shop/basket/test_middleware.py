import pytest
from django.urls import reverse

from shop.basket.models import Basket
from tests.factories import ListingFactory, UserFactory, basket_with

pytestmark = pytest.mark.django_db


def add(client, listing, quantity=1):
    url = reverse("basket:add", args=[listing.product_id])
    client.post(url, {"quantity": quantity})


def lines(user):
    basket = Basket.open.get(owner=user)
    return {line.product_id: line.quantity for line in basket.lines.all()}


def test_basket_comes_along_through_the_sign_in(client):
    listing, user = ListingFactory(), UserFactory()
    add(client, listing, 2)
    client.force_login(user)

    client.get("/gio-hang/")

    assert lines(user) == {listing.product_id: 2}
    assert "oscar_open_basket" not in {
        key for key, morsel in client.cookies.items() if morsel.value
    }


def test_basket_of_last_time_is_told_of(client):
    old, new, user = ListingFactory(), ListingFactory(), UserFactory()
    basket_with(old, owner=user)
    add(client, new)
    client.force_login(user)

    page = client.get("/gio-hang/")

    assert lines(user) == {old.product_id: 1, new.product_id: 1}
    told = [str(message) for message in page.context["messages"]]
    assert "Những món chọn lần trước đã được gộp vào giỏ." in told


def test_same_product_twice_is_not_doubled(client):
    listing, user = ListingFactory(), UserFactory()
    basket_with(listing, owner=user, quantity=3)
    add(client, listing, 2)
    client.force_login(user)

    client.get("/gio-hang/")

    assert lines(user) == {listing.product_id: 3}


def test_baskets_of_two_phones_become_one(client):
    listings, user = ListingFactory.create_batch(2), UserFactory()
    for listing in listings:
        basket_with(listing, owner=user)
    client.force_login(user)

    client.get("/gio-hang/")

    assert lines(user) == {listing.product_id: 1 for listing in listings}


def test_looking_at_an_empty_basket_makes_none(client):
    client.force_login(UserFactory())
    client.get("/gio-hang/")
    client.logout()
    client.get("/gio-hang/")

    assert not Basket.objects.exists()
