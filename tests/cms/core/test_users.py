"""User accounts in Wagtail's admin."""

import pytest

from shop.users.models import User
from tests.signin import sign_in_staff

pytestmark = pytest.mark.django_db
NEW = "/quan-tri/users/new/"
DATA = {
    "email": "Moi@Cho.example",
    "full_name": "Lê Thị Mới",
    "phone": "",
    "language": "vi",
    "password1": "ghe-xuong-tam-ban",
    "password2": "ghe-xuong-tam-ban",
}


@pytest.fixture
def admin(client):
    user = User.objects.create_superuser(email="quantri@cho.example", password="x")
    sign_in_staff(client, user)
    return user


def test_staff_are_made_by_email_and_full_name(client, admin):
    answer = client.post(NEW, DATA)

    user = User.objects.get(email="moi@cho.example")
    assert answer.status_code == 302
    assert (user.full_name, user.phone) == ("Lê Thị Mới", None)
    assert user.check_password("ghe-xuong-tam-ban")


def test_two_accounts_without_a_phone_do_not_clash(client, admin):
    client.post(NEW, DATA)
    client.post(NEW, DATA | {"email": "hai@cho.example"})

    assert User.objects.filter(phone=None).count() == 3


def test_a_phone_is_stored_as_the_door_reads_it(client, admin):
    client.post(NEW, DATA | {"phone": "0900 000 009"})

    assert User.objects.get(email="moi@cho.example").phone == "+84900000009"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("email", ""),
        ("email", "QUANTRI@cho.example"),
        ("full_name", ""),
        ("full_name", "Lê q\u0301\u0301\u0301\u0301"),
        ("phone", "12"),
        ("password1", "12345678"),
    ],
)
def test_what_is_wrong_is_refused(client, admin, field, value):
    page = client.post(NEW, DATA | {field: value})

    assert page.status_code == 200
    assert page.context["form"].errors
    assert User.objects.count() == 1


def test_a_member_without_email_can_be_closed(client, admin):
    member = User.objects.create_user(phone="+84900000001", full_name="Út")

    client.post(
        f"/quan-tri/users/edit/{member.pk}/",
        {"full_name": "Út", "phone": "0900000001", "language": "vi"},
    )

    member.refresh_from_db()
    assert (member.is_active, member.email) == (False, None)


def test_an_account_keeps_a_phone_or_an_email(client, admin):
    member = User.objects.create_user(phone="+84900000001", full_name="Út")

    page = client.post(
        f"/quan-tri/users/edit/{member.pk}/", {"full_name": "Út", "language": "vi"}
    )

    assert page.context["form"].errors["email"]


def test_the_list_is_searched_by_name_and_phone(client, admin):
    User.objects.create_user(phone="+84900000001", full_name="Nguyễn Thị Út")

    for query in ("Thị Út", "900000001"):
        page = client.get("/quan-tri/users/", {"q": query})
        assert "Nguyễn Thị Út" in page.content.decode()
