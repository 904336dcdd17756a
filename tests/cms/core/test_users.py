"""User accounts in Wagtail's admin."""

import pytest
from django.contrib.auth.models import Group

from shop.journal.by import By
from shop.journal.models import Entry
from shop.journal.services import record
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
    User.objects.create_user(
        phone="+84900000001", full_name="Nguyễn Thị Út", email="ut@cho.example"
    )

    for query in ("Thị Út", "900000001"):
        page = client.get("/quan-tri/users/", {"q": query})
        assert "Nguyễn Thị Út" in page.content.decode()


def edit(client, person, **data):
    asked = {"email": person.email, "full_name": "Lê Thị Mới", "language": "vi"}
    return client.post(f"/quan-tri/users/edit/{person.pk}/", asked | data)


def test_the_list_shows_staff_alone(client, admin):
    User.objects.create_user(phone="+84900000001", full_name="Nguyễn Thị Út")
    User.objects.create_user(email="canbo@cho.example", full_name="Trần Hội")

    page = client.get("/quan-tri/users/").content.decode()

    assert "Trần Hội" in page
    assert "Nguyễn Thị Út" not in page


def test_groups_are_not_given_by_hand(client, admin):
    group = Group.objects.create(name="Biên tập")
    client.post(NEW, DATA | {"groups": group.pk})

    person = User.objects.get(email="moi@cho.example")
    edit(client, person, groups=group.pk, is_active="on")
    client.post(
        f"/quan-tri/bulk/users/user/assign_role/?id={person.pk}", {"role": group.pk}
    )

    assert not person.groups.exists()


def test_making_closing_and_opening_an_account_is_written_down(client, admin):
    client.post(NEW, DATA)
    person = User.objects.get(email="moi@cho.example")

    edit(client, person)
    edit(client, person, is_active="on")

    person.refresh_from_db()
    assert person.is_active
    verbs = list(Entry.objects.order_by("pk").values_list("verb", "actor"))
    assert verbs == [
        ("user.made", admin.pk),
        ("user.edited", admin.pk),
        ("user.deactivated", admin.pk),
        ("user.edited", admin.pk),
        ("user.reactivated", admin.pk),
    ]


def test_who_has_deeds_is_closed_not_deleted(client, admin):
    person = User.objects.create_user(email="canbo@cho.example")
    record(by=By(person), verb="vendor.approved", obj=admin)

    for method in ("get", "post"):
        answer = getattr(client, method)(
            f"/quan-tri/users/delete/{person.pk}/", follow=True
        )
        assert "không xoá được" in answer.content.decode()

    assert User.objects.filter(pk=person.pk).exists()


def test_nobody_is_deleted_in_bulk(client, admin):
    person = User.objects.create_user(email="canbo@cho.example")
    address = f"/quan-tri/bulk/users/user/delete/?id={person.pk}"

    for method in ("get", "post"):
        page = getattr(client, method)(address, follow=True).content.decode()
        assert f"set_active_state/?id={person.pk}" in page
    assert User.objects.filter(pk=person.pk).exists()

    client.post(
        f"/quan-tri/bulk/users/user/set_active_state/?id={person.pk}",
        {"mark_as_active": "False"},
    )
    person.refresh_from_db()
    assert not person.is_active
    assert Entry.objects.get(verb="user.deactivated").actor == admin


def test_two_people_without_an_email_do_not_collide(client, admin):
    for number in (1, 2):
        member = User.objects.create_user(phone=f"+8490000000{number}")
        client.post(
            f"/quan-tri/users/edit/{member.pk}/",
            {"full_name": "Út", "phone": member.phone, "language": "vi", "email": ""},
        )

    assert User.objects.filter(email=None, full_name="Út").count() == 2
