"""A staff person's own account, and the way back when the password is gone."""

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.test import Client

from shop.journal.by import By
from shop.journal.models import Entry
from shop.outbox.models import Message
from shop.users.accounts import reset_second_factor
from shop.users.exceptions import NotOneself
from shop.users.models import EmailChange, User
from shop.users.sessions import device_name
from tests.signin import record, sign_in_staff

from .conftest import PASSWORD

pytestmark = pytest.mark.django_db
MINE = "/tai-khoan/can-bo/cua-toi/"
FORGOTTEN = "/tai-khoan/can-bo/quen-mat-khau/"
NEW_PASSWORD = "/tai-khoan/can-bo/mat-khau-moi/"
AGREE = "/tai-khoan/can-bo/email/"
FRESH = "mot-cau-de-nho-2026"
TWICE = {"password": FRESH, "password_again": FRESH}
PHONE = {"HTTP_USER_AGENT": "Mozilla/5.0 (Linux; Android 14) Chrome/130 Mobile"}


@pytest.fixture
def inside(client, officer):
    sign_in_staff(client, officer)
    return client


def link_to(address: str) -> str:
    """The newest link in a mail to this address, without its host."""
    text = Message.objects.filter(to=address, is_secret=True)[0].text
    link = next(word for word in text.split() if word.startswith("http"))
    assert link.startswith(settings.SITE_URL)
    return link.removeprefix(settings.SITE_URL)


def test_strangers_and_members_find_no_account(client, member):
    assert client.get(MINE).url.startswith("/tai-khoan/can-bo/?next=")
    client.force_login(member)
    assert client.get(MINE).status_code == 404


def test_name_and_language_are_changed_and_written_down(inside, officer):
    inside.post(MINE, {"full_name": "Trần Thị Hội", "language": "en"})

    officer.refresh_from_db()
    assert (officer.full_name, officer.language) == ("Trần Thị Hội", "en")
    assert Entry.objects.get().verb == "user.renamed"


def test_wagtails_own_account_page_leads_to_ours(client, admin):
    sign_in_staff(client, admin)

    for method in ("get", "post"):
        assert getattr(client, method)("/quan-tri/account/").url == MINE


def test_devices_are_listed_this_one_marked_and_others_ended(inside, officer):
    other = Client(**PHONE)
    sign_in_staff(other, officer)
    other.get(MINE)
    page = inside.get(MINE)

    devices = page.context["devices"]
    assert [each["is_this"] for each in devices] == [True, False]
    assert devices[1]["name"] == "Chrome · Android"
    inside.post(f"{MINE}thiet-bi/{devices[1]['session'].pk}/")

    assert other.get(MINE).status_code == 302
    assert inside.get(MINE).status_code == 200
    assert Entry.objects.filter(verb="user.session_ended").count() == 1


def test_nobody_ends_anothers_session(inside, officer, admin):
    other = Client()
    sign_in_staff(other, admin)
    other.get(MINE)
    session = admin.open_sessions.get()

    assert inside.post(f"{MINE}thiet-bi/{session.pk}/").status_code == 404
    assert other.get(MINE).status_code == 200


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Mozilla/5.0 (Windows NT 10.0) Chrome/130 Safari/537 Edg/130",
            "Edge · Windows",
        ),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18) Version/18 Safari", "Safari · iPhone"),
        ("coc_coc_browser/130 (Windows NT 10.0) Chrome/124", "Cốc Cốc · Windows"),
        ("", "Thiết bị không rõ"),
    ],
)
def test_devices_have_names(text, name):
    assert device_name(text) == name


def test_new_password_signs_the_other_devices_out(inside, officer):
    other = Client()
    sign_in_staff(other, officer)
    other.get(MINE)

    wrong = inside.post(f"{MINE}mat-khau/", TWICE | {"old_password": "x"})
    assert wrong.context["form"].errors["old_password"]
    inside.post(f"{MINE}mat-khau/", TWICE | {"old_password": PASSWORD})

    officer.refresh_from_db()
    assert officer.check_password(FRESH)
    assert inside.get(MINE).status_code == 200
    assert other.get(MINE).status_code == 302
    assert Message.objects.get(to=officer.email)


def ask_for(client, email="moi@cho.example", password=PASSWORD):
    return client.post(f"{MINE}email/", {"email": email, "password": password})


def test_email_changes_when_both_addresses_have_agreed(inside, officer):
    old = officer.email
    ask_for(inside)
    to_new, to_old = link_to("moi@cho.example"), link_to(old)
    Client().get(to_new)

    for link in (to_new, to_old):
        officer.refresh_from_db()
        assert officer.email == old
        visitor = Client()
        visitor.get(link)
        assert visitor.get(AGREE).status_code == 200
        visitor.post(AGREE)

    officer.refresh_from_db()
    assert officer.email == "moi@cho.example"
    assert not EmailChange.objects.exists()
    for address in (old, officer.email):
        assert Message.objects.filter(to=address, is_secret=False).count() == 1


def test_email_change_asks_for_the_password(inside, officer):
    page = ask_for(inside, password="khong-dung")

    assert page.context["form"].errors["password"]
    assert not EmailChange.objects.exists()


def test_email_change_asks_for_a_second_step_shown_a_moment_ago(client, officer):
    sign_in_staff(client, officer)
    session = client.session
    for shown in session["account_authentication_methods"]:
        shown["at"] -= 3600
    session.save()

    assert ask_for(client).url.startswith("/tai-khoan/can-bo/xac-nhan/?next=")
    assert not EmailChange.objects.exists()


def test_address_taken_in_the_meantime_is_refused_clearly(inside, officer):
    ask_for(inside)
    links = link_to(officer.email), link_to("moi@cho.example")
    User.objects.create_user(email="moi@cho.example")
    for link in links:
        visitor = Client()
        visitor.get(link)
        answer = visitor.post(AGREE)

    assert answer.status_code == 410
    officer.refresh_from_db()
    assert officer.email == "canbo@cho.example"


def test_forgotten_password_is_answered_alike_for_all(client, officer):
    known = client.post(FORGOTTEN, {"email": "CanBo@cho.example"})
    unknown = client.post(FORGOTTEN, {"email": "CanBa@cho.example"})

    texts = [
        page.content.decode().replace(email, "")
        for page, email in (
            (known, "canbo@cho.example"),
            (unknown, "canba@cho.example"),
        )
    ]
    assert texts[0] == texts[1]
    assert [m.to for m in Message.objects.all()] == ["canbo@cho.example"]


def test_forgotten_password_is_asked_for_three_times_at_most(client, officer, settings):
    for _try in range(3):
        client.post(FORGOTTEN, {"email": officer.email})

    assert client.post(FORGOTTEN, {"email": officer.email}).status_code == 429
    assert Message.objects.count() == 3


def test_link_sets_a_new_password_and_the_second_step_is_still_asked(client, officer):
    other = Client()
    sign_in_staff(other, officer)
    client.post(FORGOTTEN, {"email": officer.email})
    link = link_to(officer.email)
    assert client.get(link).url == NEW_PASSWORD

    assert client.post(NEW_PASSWORD, TWICE).url == "/tai-khoan/can-bo/"

    door = client.post(
        "/tai-khoan/can-bo/", {"email": officer.email, "password": FRESH}
    )
    assert door.url == "/tai-khoan/can-bo/ma/"
    assert client.get("/quan-tri/").status_code == 302
    assert other.get(MINE).status_code == 302
    again = Client()
    again.get(link)
    assert again.get(NEW_PASSWORD).status_code == 410


def test_altered_links_are_refused(client, officer):
    client.post(FORGOTTEN, {"email": officer.email})
    link = link_to(officer.email)
    for wrong in (link[:-1], link.replace("ai=", "ai=x"), link.split("&")[0]):
        visitor = Client()
        assert visitor.get(wrong, follow=True).status_code == 410


def test_second_factor_is_reset_by_another_who_tells_her(client, officer, admin):
    sign_in_staff(client, officer)
    client.get(MINE)

    reset_second_factor(user=officer, by=By(admin))

    assert not Authenticator.objects.filter(user=officer).exists()
    assert client.get(MINE).status_code == 302
    entry = Entry.objects.about(officer).get()
    assert (entry.verb, entry.actor) == ("user.factor_reset", admin)
    assert Message.objects.get(to=officer.email)


def test_nobody_resets_her_own_second_factor(officer):
    with pytest.raises(NotOneself):
        reset_second_factor(user=officer, by=By(officer))


def test_the_second_step_is_asked_before_her_account_is_shown(client, officer):
    client.force_login(officer)
    record(client, officer, "password")

    assert client.get(MINE).url.startswith("/tai-khoan/can-bo/bao-ve/")
