import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client

from shop.users.models import User
from shop.users.services import enrol_totp
from tests.signin import SECRET, record, sign_in_staff, totp_code

from .conftest import PASSWORD, newest_code

pytestmark = pytest.mark.django_db
DOOR = "/tai-khoan/can-bo/"
SECOND = "/tai-khoan/can-bo/ma/"
ENROL = "/tai-khoan/can-bo/bao-ve/"


def give(client, email="canbo@cho.example", password=PASSWORD, **data):
    return client.post(DOOR, {"email": email, "password": password} | data)


def is_in(client) -> bool:
    return "_auth_user_id" in client.session


@pytest.fixture
def enrolled(officer):
    enrol_totp(user=officer, secret=SECRET)
    return officer


def test_password_and_app_open_the_office(client, admin):
    enrol_totp(user=admin, secret=SECRET)

    assert give(client, admin.email).url == SECOND
    assert not is_in(client)
    client.post(SECOND, {"code": totp_code()})

    assert is_in(client)
    assert client.get("/quan-tri/").status_code == 200


def test_the_password_alone_opens_nothing(client, enrolled):
    give(client)

    assert client.get("/quan-tri/").url == f"{DOOR}?next=%2Fquan-tri%2F"
    assert not is_in(client)


def test_email_is_read_in_any_case(client, enrolled):
    assert give(client, "CanBo@Cho.Example").url == SECOND


def test_staff_return_to_the_page_they_asked_for(client, enrolled):
    give(client, next="/quan-tri/pages/")

    answer = client.post(SECOND, {"code": totp_code()})

    assert answer.url == "/quan-tri/pages/"


def test_staff_are_not_sent_to_another_host(client, enrolled):
    give(client, next="//evil.example/")

    assert client.post(SECOND, {"code": totp_code()}).url == "/tai-khoan/can-bo/vao/"


@pytest.mark.parametrize(
    ("email", "password"),
    [
        ("canbo@cho.example", "wrong"),
        ("nobody@cho.example", PASSWORD),
        ("", PASSWORD),
        ("canbo@cho.example", ""),
        ("no e-mail", PASSWORD),
        ("🙂@cho.example", "x" * 9999),
        ("a\x00@cho.example", PASSWORD),
    ],
)
def test_what_is_wrong_is_refused_kindly(client, enrolled, email, password):
    page = give(client, email, password)

    assert page.status_code == 200
    assert page.context["form"].errors
    assert page.context["form"]["email"].value() == email
    assert not is_in(client)


def test_unknown_and_known_emails_get_the_same_words(client, enrolled):
    known = give(client, password="wrong").context["form"].errors
    unknown = give(client, "nobody@cho.example").context["form"].errors

    assert known == unknown


def test_somebody_without_a_role_is_refused_like_a_stranger(client, db):
    User.objects.create_user(email="ban@cho.example", password=PASSWORD)

    page = give(client, "ban@cho.example")

    assert page.status_code == 200
    assert not is_in(client)


def test_after_ten_wrong_passwords_the_right_one_waits(client, enrolled):
    for _try in range(10):
        give(client, password="wrong")

    assert give(client).status_code == 200
    assert not is_in(client)


def test_after_ten_wrong_codes_the_right_one_waits(client, enrolled):
    give(client)
    for _try in range(10):
        client.post(SECOND, {"code": "000000"})

    assert client.post(SECOND, {"code": totp_code()}).status_code == 200
    assert not is_in(client)


def test_a_code_of_the_app_works_once(client, enrolled):
    code = totp_code()
    give(client)
    client.post(SECOND, {"code": code})
    again = Client()
    give(again)

    assert again.post(SECOND, {"code": code}).status_code == 200
    assert not is_in(again)


def test_the_code_before_this_one_counts_but_once(client, enrolled):
    """Clocks drift; what allauth remembers of a used code is shorter than that."""
    code = totp_code(step=-1)
    give(client)
    assert client.post(SECOND, {"code": code}).status_code == 302
    cache.delete(f"allauth.mfa.totp.used?user={enrolled.pk}&code={code}")
    again = Client()
    give(again)

    assert again.post(SECOND, {"code": code}).status_code == 200


@pytest.mark.parametrize("code", ["", "abc", "🙂", "1" * 9999, "<b>"])
def test_what_is_no_code_is_refused(client, enrolled, code):
    give(client)

    assert client.post(SECOND, {"code": code}).status_code == 200
    assert not is_in(client)


@pytest.mark.parametrize("credential", ["", "x", "[]", "{}", "1", '{"id": 1}', "null"])
def test_what_is_no_passkey_is_refused(client, enrolled, credential):
    give(client)

    assert client.post(SECOND, {"credential": credential}).status_code == 200
    assert not is_in(client)


def test_staff_without_a_second_factor_must_enrol(client, officer):
    give(client)

    assert client.get("/quan-tri/").url == f"{ENROL}?next=%2Fquan-tri%2F"
    assert client.get("/quan-tri/pages/").status_code == 302


def add_app(client, commits):
    page = client.get(f"{ENROL}ung-dung/them/")
    code = totp_code(page.context["form"].secret)
    with commits():
        return client.post(f"{ENROL}ung-dung/them/", {"code": code})


def test_after_enrolment_the_office_is_open(client, admin, commits):
    give(client, admin.email)
    client.get(ENROL, {"next": "/quan-tri/users/"})

    answer = add_app(client, commits)

    assert answer.url == f"{ENROL}ma-du-phong/"
    assert client.get(answer.url).context["next"] == "/quan-tri/users/"
    assert client.get("/quan-tri/").status_code == 200


def test_a_wrong_first_code_enrols_nobody(client, officer):
    give(client)
    client.get(f"{ENROL}ung-dung/them/")

    page = client.post(f"{ENROL}ung-dung/them/", {"code": "000000"})

    assert page.context["form"].errors["code"]
    assert Authenticator.objects.count() == 0


@pytest.mark.parametrize("credential", ["", "x", "[]", "{}", "1", '{"id": 1}', "null"])
def test_what_is_no_passkey_enrols_nobody(client, officer, credential):
    give(client)
    client.get(f"{ENROL}khoa/them/")

    page = client.post(f"{ENROL}khoa/them/", {"credential": credential, "name": "x"})

    assert page.status_code == 200
    assert Authenticator.objects.count() == 0


def test_a_spare_code_opens_once(client, admin, commits):
    give(client, admin.email)
    add_app(client, commits)
    spare = client.get(f"{ENROL}ma-du-phong/").context["unused_codes"][0]

    first, second = Client(), Client()
    for visitor in (first, second):
        give(visitor, admin.email)
        visitor.post(SECOND, {"code": spare})

    assert (is_in(first), is_in(second)) == (True, False)


def test_a_session_from_before_enrolment_must_show_the_factor(client, officer):
    give(client)
    enrol_totp(user=officer, secret=SECRET)

    assert client.get("/quan-tri/").url.startswith("/tai-khoan/can-bo/xac-nhan/?")
    assert client.get(f"{ENROL}ung-dung/go/").url.startswith(
        "/tai-khoan/can-bo/xac-nhan/"
    )

    client.post("/tai-khoan/can-bo/xac-nhan/", {"code": totp_code()})
    assert client.get("/quan-tri/").status_code == 403


def test_staff_with_a_phone_need_the_password_too(client, admin, commits):
    """A stolen phone number is no way into the office."""
    admin.phone = "+84900000077"
    admin.save()
    with commits():
        client.post("/tai-khoan/dang-nhap/", {"phone": "0900000077"})
    client.post("/tai-khoan/dang-nhap/ma/", {"code": newest_code()})

    assert is_in(client)
    assert client.get("/quan-tri/").url.startswith(DOOR)
    assert client.get(ENROL).url.startswith(DOOR)
    assert client.get(DOOR).status_code == 200


def test_members_with_a_second_factor_are_asked_for_it(client, enrolled, commits):
    enrolled.phone = "+84900000077"
    enrolled.save()
    with commits():
        client.post("/tai-khoan/dang-nhap/", {"phone": "0900000077"})

    answer = client.post("/tai-khoan/dang-nhap/ma/", {"code": newest_code()})

    assert answer.url == SECOND
    assert not is_in(client)


def test_members_have_no_business_with_second_factors(client, member):
    client.force_login(member)
    record(client, member, "code")

    assert client.get(ENROL).status_code == 404
    assert client.get(f"{ENROL}ung-dung/them/").status_code == 404


def test_removing_the_app_sends_staff_back_to_enrol(client, officer):
    sign_in_staff(client, officer)

    client.post(f"{ENROL}ung-dung/go/")

    assert Authenticator.objects.count() == 0
    assert client.get("/quan-tri/").url.startswith(ENROL)


def test_nobody_removes_the_key_of_another(client, officer, admin):
    key = Authenticator.objects.create(
        user=admin, type=Authenticator.Type.WEBAUTHN, data={"name": "k"}
    )
    sign_in_staff(client, officer)

    assert client.post(f"{ENROL}khoa/{key.pk}/go/").status_code == 404
    assert Authenticator.objects.filter(pk=key.pk).exists()


def test_staff_are_signed_out_after_twelve_hours(client, enrolled):
    give(client)
    client.post(SECOND, {"code": totp_code()})

    assert client.session.get_expiry_age() <= 12 * 60 * 60


def test_every_page_of_the_door_is_shown(client, officer):
    sign_in_staff(client, officer)
    pages = [
        ENROL,
        f"{ENROL}khoa/them/",
        f"{ENROL}ma-du-phong/moi/",
        f"{ENROL}ung-dung/go/",
        "/tai-khoan/can-bo/xac-nhan/",
    ]

    assert [client.get(page).status_code for page in pages] == [200] * 5


def test_whoever_has_a_passkey_alone_may_use_a_spare_code(client, admin, commits):
    give(client, admin.email)
    add_app(client, commits)
    spare = client.get(f"{ENROL}ma-du-phong/").context["unused_codes"][0]
    Authenticator.objects.filter(type=Authenticator.Type.TOTP).update(
        type=Authenticator.Type.WEBAUTHN
    )
    record(client, admin, "password")
    assert client.get("/quan-tri/").url.startswith("/tai-khoan/can-bo/xac-nhan/khoa/?")

    client.post("/tai-khoan/can-bo/xac-nhan/", {"code": spare})

    assert client.get("/quan-tri/").status_code == 200
