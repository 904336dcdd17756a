"""Fails on the day a library changes what we lean on."""

import pytest
from allauth.mfa.adapter import DefaultMFAAdapter
from csp.middleware import CSPMiddleware
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse, QueryDict
from django.test import RequestFactory
from oscar.apps.basket.middleware import BasketMiddleware
from oscar.apps.catalogue.abstract_models import AbstractCategory
from oscar.core.loading import get_model

from shop.fences.of_csp import replace_policy
from shop.fences.of_django import freeze, is_stored, write
from shop.fences.of_oscar import forget_basket, give_lines
from shop.places.models import Place
from tests.factories import PlaceFactory

Basket = get_model("basket", "Basket")


@pytest.mark.django_db
def test_written_query_gives_the_rows_of_the_queryset():
    place = PlaceFactory()
    queryset = Place.objects.filter(pk=place.pk).values("pk", "name")

    written = write(queryset)

    assert list(written.rows(written.params)) == list(queryset)
    assert list(written.rows([place.parent_id]))[0]["name"] == place.parent.name


def test_file_is_stored_once_it_was_saved(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path
    image = get_model("catalogue", "ProductImage")(original="products/a.jpg")
    assert is_stored(image.original)

    image.original = SimpleUploadedFile("b.jpg", b"new")
    assert not is_stored(image.original)


def test_frozen_answers_are_not_changed():
    sent = freeze(QueryDict("a=1").copy())

    with pytest.raises(AttributeError):
        sent["a"] = "2"


@pytest.mark.django_db
def test_basket_works_with_the_lines_it_was_given():
    basket = Basket.objects.create()
    lines = basket.lines.none()

    give_lines(basket, lines)

    assert basket.all_lines() is lines


@pytest.mark.django_db
def test_forgotten_basket_is_asked_for_anew():
    request = RequestFactory().get("/")
    forget_basket(request)

    assert request._basket_cache is None
    assert "_basket_cache" in BasketMiddleware.get_basket.__code__.co_names


def test_policy_of_one_answer_replaces_the_common_one():
    def view(request):
        response = HttpResponse()
        replace_policy(response, {"frame-ancestors": ["'self'"]})
        return response

    response = CSPMiddleware(view)(RequestFactory().get("/"))

    assert "frame-ancestors 'self'" in response["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("parent", "name"),
    [
        (AbstractCategory, "_get_absolute_url"),
        (DefaultMFAAdapter, "_get_site_name"),
    ],
)
def test_what_we_override_is_still_there(parent, name):
    assert hasattr(parent, name)
