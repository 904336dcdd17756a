"""Who gets what at the two back offices."""

import pytest
from django.contrib.auth.models import Group, Permission

from shop.users.models import User
from tests.signin import record, sign_in_staff

pytestmark = pytest.mark.django_db
DOOR = "/tai-khoan/can-bo/"


@pytest.fixture
def editor(db):
    group = Group.objects.create(name="Editors")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    user = User.objects.create_user(email="bientap@cho.example", full_name="Biên Tập")
    user.groups.add(group)
    return user


def test_strangers_are_sent_to_our_door(client):
    assert client.get("/quan-tri/").url == f"{DOOR}?next=%2Fquan-tri%2F"
    assert client.get("/quan-tri/pages/?x=1").url == (
        f"{DOOR}?next=%2Fquan-tri%2Fpages%2F%3Fx%3D1"
    )


@pytest.mark.parametrize("path", ["/quan-tri/", "/quan-tri/pages/", "/quan-tri/nope/"])
def test_members_find_nothing(client, member, path):
    client.force_login(member)
    record(client, member, "code")

    assert client.get(path).status_code == 404


def test_an_editor_with_both_factors_gets_in(client, editor):
    sign_in_staff(client, editor)

    assert client.get("/quan-tri/").status_code == 200


def test_beyond_her_role_wagtail_refuses(client, editor):
    sign_in_staff(client, editor)

    answer = client.get("/quan-tri/users/")

    assert (answer.status_code, answer.url) == (302, "/quan-tri/")


def test_a_role_without_wagtails_permission_is_refused_not_sent_in_circles(
    client, officer
):
    sign_in_staff(client, officer)

    assert client.get("/quan-tri/").status_code == 403


def test_a_dismissed_editor_is_out(client, editor):
    sign_in_staff(client, editor)
    editor.is_active = False
    editor.save()

    assert client.get("/quan-tri/").status_code == 302


def test_the_shops_office_is_for_superusers(client, admin):
    sign_in_staff(client, admin)

    assert client.get("/quan-tri-oscar/").status_code == 200


@pytest.mark.parametrize("who", [None, "member", "officer", "editor"])
def test_for_everybody_else_the_shops_office_is_not_there(client, request, who):
    if who:
        sign_in_staff(client, request.getfixturevalue(who))

    assert client.get("/quan-tri-oscar/").status_code == 404
    assert client.get("/quan-tri-oscar/orders/").status_code == 404


def test_superusers_need_the_second_factor_there_too(client, admin):
    client.force_login(admin)
    record(client, admin, "password")

    assert client.get("/quan-tri-oscar/").url.startswith(f"{DOOR}bao-ve/")


@pytest.mark.parametrize("path", ["/quan-tri/login/", "/quan-tri-oscar/login/"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_other_peoples_logins_lead_to_ours(client, admin, path, method):
    admin.set_password("ghe-xuong-tam-ban")
    admin.save()
    data = {
        "username": admin.email,
        "password": "ghe-xuong-tam-ban",
        "login-username": admin.email,
        "login-password": "ghe-xuong-tam-ban",
    }

    answer = getattr(client, method)(path, data)

    assert (answer.status_code, answer.url.split("?")[0]) == (302, DOOR)
    assert "_auth_user_id" not in client.session


def test_wagtails_login_for_private_pages_is_not_there(client, admin):
    assert client.get("/_util/login/").status_code == 404


def test_wagtails_forgotten_password_is_closed(client):
    assert client.get("/quan-tri/password_reset/").url.startswith(DOOR)


def test_oscars_customer_pages_are_ours(client):
    from django.urls import reverse

    assert client.get(reverse("customer:login")).url == "/tai-khoan/dang-nhap/"
    assert client.get(reverse("customer:register")).url == "/tai-khoan/dang-nhap/"


def test_public_pages_do_not_ask_who_you_are(rf):
    from shop.users.middleware import StaffDoor

    request = rf.get("/san-pham/")  # has no user: touching it would fail

    assert StaffDoor(lambda request: "page")(request) == "page"
