"""Every address of the project by every kind of person."""

from contextlib import contextmanager
from http.cookies import SimpleCookie

import pytest
from django.apps import apps
from django.db import transaction
from django.test import Client

from tests.factories import (
    ListingFactory,
    MembershipFactory,
    PlaceFactory,
    StaffFactory,
    UnitFactory,
    UserFactory,
)
from tests.signin import sign_in, sign_in_staff
from vendors.units.models import StaffRole

from . import rules
from .routes import all_routes
from .things import STREET, lay_out, thing_for

pytestmark = pytest.mark.django_db

# Addresses that are there to fail.
NOT_ASKED = {"quan-tri/failwhale/": "Wagtail's own test of the 500 page"}
ROUTES = [route for route in all_routes() if route.shape not in NOT_ASKED]
VENDOR_As = {
    "members.Vendor": "vendor",
    "partner.Partner": "partner",
    "listings.Listing": "listing",
    "catalogue.Product": "product",
    "catalogue.ProductImage": "image",
    "channels.ChannelLink": "link",
    "users.User": "owner",
    "units.StaffRole": "staff_role",
    "units.Invitation": "invitation",
}


@pytest.fixture
def things():
    return lay_out()


def person(name: str, things) -> Client:
    client = Client(raise_request_exception=False)
    if name == rules.SHOPPER:
        sign_in(client, UserFactory())
    if name == rules.VENDOR:
        sign_in(client, MembershipFactory(vendor=ListingFactory().vendor).user)
    if name == rules.OFFICER:
        unit = UnitFactory(place=PlaceFactory())
        sign_in_staff(client, staff(unit, StaffRole.Role.OFFICER))
    if name == rules.ADMINISTRATOR:
        unit = UnitFactory(place=PlaceFactory())
        sign_in_staff(client, staff(unit, StaffRole.Role.ADMINISTRATOR))
    if name == rules.EDITOR:
        unit = UnitFactory(place=things["desk"].place)
        sign_in_staff(client, staff(unit, StaffRole.Role.EDITOR))
    if name == rules.SUPERUSER:
        sign_in_staff(client, StaffFactory(superuser=True))
    return client


def staff(unit, role):
    user = StaffFactory(is_staff=False)
    StaffRole.objects.create(user=user, unit=unit, role=role)
    return user


def address_of(route, things) -> str:
    gaps = {gap: things[thing_for(route.shape, gap)] for gap in route.arguments}
    return route.address(gaps)


@contextmanager
def undone():
    """Nothing that happens inside outlasts it."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def visits(client, things):
    """Each address read and posted to by a browser that always comes anew."""
    cookies = client.cookies.output(header="", sep=";")
    for route in ROUTES:
        for method in methods(route.shape):
            client.cookies = SimpleCookie(cookies)
            with undone():
                answer = getattr(client, method)(address_of(route, things))
                yield route.shape, method, answer


def methods(shape: str) -> list[str]:
    """What the back offices do with empty forms is their makers' business."""
    is_ours = not shape.startswith(rules.BACK_OFFICES)
    return ["get", "post"] if is_ours or shape.startswith(rules.OUR_DESKS) else ["get"]


def rows_of_a(things) -> list:
    """All that vendor A has, as it stands in the database."""
    rows = [
        apps.get_model(label).objects.filter(pk=things[name]).values().first()
        for label, name in VENDOR_As.items()
    ]
    orders = apps.get_model("order.Order").objects.filter(number=things["order_number"])
    stock = apps.get_model("partner.StockRecord").objects
    return [*rows, *orders.values(), *stock.filter(product=things["product"]).values()]


def test_every_gap_can_be_filled():
    unknown = [
        (route.shape, gap)
        for route in ROUTES
        for gap in route.arguments
        if thing_for(route.shape, gap) is None
    ]

    assert unknown == [], "name a thing for it in tests/matrix/things.py"


@pytest.mark.parametrize("name", rules.PEOPLE)
def test_everyone_gets_what_is_theirs(name, things):
    client = person(name, things)
    before = rows_of_a(things)
    wrong = [
        f"{method} {shape} {answer.status_code} {why(answer)}"
        for shape, method, answer in visits(client, things)
        if answer.status_code not in rules.allowed(name, shape, method)
        or (method == "post" and may_not(name) and rows_of_a(things) != before)
    ]

    assert not wrong, "\n".join(wrong)


def may_not(name) -> bool:
    return name != rules.SUPERUSER


def why(answer):
    error = getattr(answer, "exc_info", None)
    return repr(error[1]) if error else ""


def test_her_own_are_there(things):
    """Else the others' 404 would prove nothing."""
    client = Client()
    sign_in(client, things["owner_user"])
    missing = [
        f"{method} {shape} {answer.status_code} {why(answer)}"
        for shape, method, answer in visits(client, things)
        if shape.startswith("ban-hang/") and answer.status_code not in rules.SHOWN
    ]

    assert not missing, "\n".join(missing)


@pytest.mark.parametrize("name", rules.PEOPLE)
def test_right_and_wrong_numbers_get_the_same_form(name, things):
    client = person(name, things)
    right = client.get(f"/don-hang/{things['group_number']}/")
    wrong = client.get("/don-hang/CE0000000000/")

    assert right.status_code == wrong.status_code == 200
    assert STREET not in right.content.decode()
    assert right.templates[0].name == wrong.templates[0].name


def test_staff_doors_of_others_lead_to_ours(client):
    for door in rules.FOREIGN_DOORS:
        assert client.get(f"/{door}").url.startswith("/tai-khoan/can-bo/")
