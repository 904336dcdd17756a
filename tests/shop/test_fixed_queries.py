import threading

import pytest
from django.db import connection
from django.db.models.functions import Now
from django.utils import timezone

from shop.fixed_queries import ChangesWithTheClock, FixedQuery, FixedQueryByIds
from shop.places.models import Place
from tests.factories import PlaceFactory

pytestmark = pytest.mark.django_db

COLUMNS = ("pk", "name", "slug")


def inside(province: int):
    return Place.objects.filter(parent=province).order_by("pk").values(*COLUMNS)


def test_rows_are_those_of_the_queryset():
    commune, other = PlaceFactory(), PlaceFactory(far=True)
    ask = FixedQuery(inside, "province")

    for place in (commune, other):
        expected = list(inside(place.parent_id))
        assert ask(province=place.parent_id) == expected
        assert [row["pk"] for row in expected] == [place.pk]


def test_text_is_a_key_too():
    place = PlaceFactory()
    ask = FixedQuery(
        lambda slug: Place.objects.filter(slug=slug).values("pk"), text="slug"
    )

    assert ask(slug=place.slug) == [{"pk": place.pk}]
    assert ask(slug="' OR 1=1 --") == []


def test_values_that_are_no_keys_stay():
    place = PlaceFactory()
    ask = FixedQuery(
        lambda pk: Place.objects.filter(pk=pk, level="province").values("pk"), "pk"
    )

    assert ask(pk=place.pk) == []
    assert ask(pk=place.parent_id) == [{"pk": place.parent_id}]


def test_columns_have_the_types_of_the_field():
    place = PlaceFactory()
    ask = FixedQuery(
        lambda pk: Place.objects.filter(pk=pk).values("valid_from", "valid_to"), "pk"
    )

    assert ask(pk=place.pk) == list(
        Place.objects.filter(pk=place.pk).values("valid_from", "valid_to")
    )


def test_query_is_written_once_in_each_thread():
    written = []
    place = PlaceFactory()

    def build(province):
        written.append(threading.get_ident())
        return inside(province)

    ask = FixedQuery(build, "province")
    ask(province=place.parent_id)
    ask(province=0)

    assert written == [threading.get_ident()]


def test_key_that_is_not_asked_for_is_a_mistake():
    ask = FixedQuery(lambda province: Place.objects.values("pk"), "province")

    with pytest.raises(ValueError, match="province"):
        ask(province=1)


@pytest.mark.parametrize("moment", [timezone.localdate, timezone.now])
def test_builder_that_asks_for_today_is_refused(moment):
    """It would go on asking for the day on which the process began."""
    ask = FixedQuery(
        lambda pk: Place.objects.filter(pk=pk, valid_from__lte=moment()).values("pk"),
        "pk",
    )

    with pytest.raises(ChangesWithTheClock):
        ask(pk=1)


def test_time_of_the_database_is_allowed():
    place = PlaceFactory()
    ask = FixedQuery(
        lambda pk: Place.objects.filter(pk=pk, valid_from__lte=Now()).values("pk"),
        "pk",
    )

    assert ask(pk=place.pk) == [{"pk": place.pk}]


def test_ids_are_asked_for_together(django_assert_num_queries):
    places = [PlaceFactory() for _ in range(3)]
    ask = FixedQueryByIds(
        lambda ids: Place.objects.filter(pk__in=ids).order_by("pk").values("pk")
    )
    wanted = [place.pk for place in places[:2]]

    with django_assert_num_queries(1):
        found = ask([*wanted, *wanted, 0])

    assert found == [{"pk": pk} for pk in wanted]


def test_no_ids_ask_for_nothing(django_assert_num_queries):
    ask = FixedQueryByIds(lambda ids: Place.objects.filter(pk__in=ids).values("pk"))

    with django_assert_num_queries(0):
        assert ask([]) == []


@pytest.mark.django_db(transaction=True)
def test_query_outlives_its_connection():
    place = PlaceFactory()
    ask = FixedQuery(inside, "province")
    before = ask(province=place.parent_id)

    connection.close()

    assert ask(province=place.parent_id) == before
