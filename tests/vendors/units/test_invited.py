import pytest
from django.conf import settings
from django.test import Client

from shop.journal.by import BY_COMMAND
from shop.outbox.models import Message
from shop.users.models import User
from shop.users.services import enrol_totp
from tests.factories import StaffFactory, UnitFactory
from tests.signin import SECRET, sign_in_staff, totp_code
from vendors.units.models import StaffRole
from vendors.units.staffing import invite

pytestmark = pytest.mark.django_db
PAGE = "/tai-khoan/can-bo/loi-moi/"
EMAIL = "moi@cho.example"
PASSWORD = "ghe-xuong-tam-ban"
ANSWERS = {
    "full_name": "Lê Thị Mới",
    "language": "vi",
    "password": PASSWORD,
    "password_again": PASSWORD,
}


@pytest.fixture
def link():
    invite(email=EMAIL, unit=UnitFactory(), role="officer", by=BY_COMMAND)
    text = Message.objects.get(to=EMAIL).text
    return next(word for word in text.split() if word.startswith("http"))


def opened(client, link):
    assert link.startswith(settings.SITE_URL)
    answer = client.get(link.removeprefix(settings.SITE_URL))
    assert answer.url == PAGE
    return client.get(PAGE)


def roles() -> int:
    return StaffRole.objects.count()


def test_new_person_names_herself_and_goes_on_to_her_second_step(client, link):
    page = opened(client, link).content.decode()
    assert "Hội LHPN" in page
    assert EMAIL in page

    client.post(PAGE, ANSWERS)

    user = User.objects.get(email=EMAIL)
    assert StaffRole.objects.get().user == user
    office = client.get("/quan-tri/")
    assert office.url.startswith("/tai-khoan/can-bo/bao-ve/")


def test_host_of_the_request_is_not_in_the_link(link):
    assert link.startswith(f"{settings.SITE_URL}{PAGE}?ma=")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("full_name", ""),
        ("full_name", "\u202e"),
        ("language", "xx"),
        ("password", ""),
        ("password", "12345678"),
        ("password", "a\x00" * 9),
        ("password_again", "khac-hoan-toan"),
    ],
)
def test_what_is_wrong_is_refused_beside_its_field(client, link, field, value):
    opened(client, link)

    page = client.post(PAGE, ANSWERS | {field: value})

    assert page.status_code == 200
    assert page.context["form"].errors
    assert (roles(), User.objects.filter(email=EMAIL).count()) == (0, 0)


def test_used_altered_and_missing_links_get_a_clear_page(client, link):
    for wrong in ("", "?ma=", "?ma=abc", "?ma=%00", f"?ma={'x' * 500}"):
        answer = Client().get(PAGE + wrong, follow=True)
        assert answer.status_code == 410
        assert "không còn dùng được" in answer.content.decode()
    opened(client, link)
    client.post(PAGE, ANSWERS)

    other = Client()
    answer = other.get(link.removeprefix(settings.SITE_URL), follow=True)

    assert answer.status_code == 410
    assert roles() == 1


def test_known_person_shows_password_and_second_step(client, link):
    user = StaffFactory(email=EMAIL, is_staff=False)
    enrol_totp(user=user, secret=SECRET)
    opened(client, link)

    wrong = client.post(PAGE, {"password": "khong-dung"})
    assert wrong.context["form"].errors["password"]
    assert roles() == 0

    answer = client.post(PAGE, {"password": "mat-khau-thu"})
    assert answer.url == "/tai-khoan/can-bo/ma/"
    assert roles() == 1
    assert client.get("/quan-tri/").status_code == 302
    client.post("/tai-khoan/can-bo/ma/", {"code": totp_code()})
    assert client.get("/quan-tri/").status_code == 200


def test_wrong_passwords_are_counted(client, link):
    StaffFactory(email=EMAIL, is_staff=False)
    opened(client, link)
    for _try in range(10):
        client.post(PAGE, {"password": "khong-dung"})

    client.post(PAGE, {"password": "mat-khau-thu"})

    assert roles() == 0


def test_person_who_is_in_says_yes(client, link):
    user = StaffFactory(email=EMAIL)
    sign_in_staff(client, user)
    opened(client, link)

    client.post(PAGE)

    assert StaffRole.objects.get().user == user


def test_somebody_else_who_is_in_takes_nothing(client, link):
    sign_in_staff(client, StaffFactory())
    page = opened(client, link)
    assert page.context["is_other"]

    client.post(PAGE, ANSWERS)

    assert (roles(), User.objects.filter(email=EMAIL).count()) == (0, 0)


def test_closed_account_is_not_opened_by_an_invitation(client, link):
    StaffFactory(email=EMAIL, is_active=False)

    assert (
        client.get(link.removeprefix(settings.SITE_URL), follow=True).status_code == 410
    )
    assert roles() == 0
