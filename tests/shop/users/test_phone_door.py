import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client

from shop.outbox.models import Message
from shop.users.models import User

from .conftest import PHONE, TYPED, newest_code, wrong_code

pytestmark = pytest.mark.django_db
DOOR = "/tai-khoan/dang-nhap/"
CODE = "/tai-khoan/dang-nhap/ma/"


def signed_in_user(client):
    return User.objects.filter(pk=client.session.get("_auth_user_id")).first()


def test_a_known_number_and_its_code_sign_in(ask, enter, client, member):
    ask()

    assert enter(newest_code()).status_code == 302
    assert signed_in_user(client) == member


def test_a_new_number_gets_an_account_when_the_code_is_right(ask, enter, client):
    ask()
    assert User.objects.count() == 0

    enter(newest_code())

    user = User.objects.get()
    assert (user.phone, user.phone_verified, user.email) == (PHONE, True, None)
    assert not user.has_usable_password()
    assert signed_in_user(client) == user


def test_signing_in_again_makes_no_second_account(ask, enter, client, member):
    for _time in range(2):
        ask()
        enter(newest_code())
        client.post("/tai-khoan/dang-xuat/")

    assert User.objects.count() == 1


def test_a_verified_phone_is_marked_so(ask, enter, member):
    ask()
    enter(newest_code())

    member.refresh_from_db()
    assert member.phone_verified


def test_known_and_new_numbers_see_the_same_page(member):
    pages = []
    for phone in ("0900000077", "0900000078"):
        client = Client()
        client.post(DOOR, {"phone": phone})
        page = client.get(CODE).content.decode()
        token = client.cookies["csrftoken"].value
        pages.append((len(page), page.split("<main")[1].count("form"), bool(token)))

    assert pages[0] == pages[1]


def test_the_code_is_six_digits(ask):
    ask()

    assert len(newest_code()) == 6


@pytest.mark.parametrize("typed", ["123456", "123 456", "123.456", " 123-456 "])
def test_a_code_may_be_typed_with_gaps(ask, enter, client, typed, monkeypatch):
    monkeypatch.setattr("secrets.randbelow", lambda limit: 123456)
    ask()

    enter(typed)

    assert signed_in_user(client).phone == PHONE


def test_a_wrong_code_is_refused_at_the_field(ask, enter, client):
    ask()

    page = enter(wrong_code(newest_code()))

    assert page.status_code == 200
    assert "code" in page.context["form"].errors
    assert signed_in_user(client) is None


def test_a_code_works_only_once(ask, enter, client):
    ask()
    code = newest_code()
    enter(code)
    client.post("/tai-khoan/dang-xuat/")

    assert enter(code).url.startswith(DOOR)
    assert signed_in_user(client) is None


def test_a_code_works_only_in_the_session_that_asked(ask, db):
    ask()
    stranger = Client()

    answer = stranger.post(CODE, {"code": newest_code()})

    assert answer.url.startswith(DOOR)
    assert signed_in_user(stranger) is None


def test_an_old_code_is_refused(ask, enter, client, monkeypatch):
    ask()
    now = client.session["sign_in_code"]["at"]
    monkeypatch.setattr("time.time", lambda: now + settings.SIGN_IN_CODE_SECONDS + 1)

    page = enter(newest_code())

    assert page.context["form"].errors["code"]
    assert signed_in_user(client) is None


def test_the_sixth_try_is_refused_even_if_right(ask, enter, client):
    ask()
    code = newest_code()
    for _try in range(5):
        enter(wrong_code(code))

    assert enter(code).status_code == 429
    assert signed_in_user(client) is None


def test_tries_are_counted_per_number_not_per_session(ask, client):
    """Many sessions, or many requests at once, get no more guesses."""
    for _round in range(2):
        visitor = Client()
        visitor.post(DOOR, {"phone": TYPED})
        for _try in range(5):
            visitor.post(CODE, {"code": wrong_code(newest_code())})
    ask()

    assert client.post(CODE, {"code": newest_code()}).status_code == 429
    assert signed_in_user(client) is None


def test_a_new_code_replaces_the_old_one(ask, enter, client, commits):
    ask()
    old = newest_code()
    with commits():
        client.post("/tai-khoan/dang-nhap/gui-lai/")
    assert Message.objects.count() == 2

    assert newest_code() == old or enter(old).status_code == 200
    assert enter(newest_code()).status_code == 302


def test_a_double_tap_sends_one_message(ask):
    ask()
    ask()

    assert Message.objects.count() == 1


def test_a_number_gets_five_codes_in_a_quarter_of_an_hour(db):
    for _time in range(5):
        assert Client().post(DOOR, {"phone": TYPED}).status_code == 302

    page = Client().post(DOOR, {"phone": TYPED})

    assert page.status_code == 429
    assert TYPED in page.content.decode()
    assert Message.objects.count() == 5


def test_an_address_gets_sixty_codes_in_a_quarter_of_an_hour(db):
    for n in range(60):
        assert Client().post(DOOR, {"phone": f"09000010{n:02d}"}).status_code == 302

    assert Client().post(DOOR, {"phone": "0900001099"}).status_code == 429
    assert Message.objects.count() == 60


def test_a_header_does_not_change_the_address(db):
    """X-Forwarded-For counts only behind as many proxies as the settings say."""
    for n in range(60):
        Client().post(DOOR, {"phone": f"09000010{n:02d}"})

    page = Client().post(DOOR, {"phone": TYPED}, HTTP_X_FORWARDED_FOR="203.0.113.9")

    assert page.status_code == 429


def test_the_limits_live_in_the_shared_cache(db):
    """What another process counted counts here: nothing is kept in this one."""
    for _time in range(5):
        Client().post(DOOR, {"phone": TYPED})
    assert Client().post(DOOR, {"phone": TYPED}).status_code == 429

    cache.clear()

    assert Client().post(DOOR, {"phone": TYPED}).status_code == 302


@pytest.mark.parametrize(
    "typed", ["", "abc", "0123", "🙂", "<b>0900000077</b>", "+12025550123", "9" * 5000]
)
def test_what_is_no_number_is_refused_and_kept(ask, typed):
    page = ask(typed)

    assert page.status_code == 200
    assert page.context["form"].errors["phone"]
    assert page.context["form"]["phone"].value() == typed
    assert Message.objects.count() == 0


@pytest.mark.parametrize("code", ["", "12345", "abcdef", "🙂🙂🙂🙂🙂🙂", "0" * 9999])
def test_what_is_no_code_is_refused(ask, enter, client, code):
    ask()

    assert enter(code).status_code == 200
    assert signed_in_user(client) is None


def test_she_returns_to_the_page_that_she_asked_for(ask, enter):
    ask(next="/ban-hang/san-pham/moi/")

    assert enter(newest_code()).url == "/ban-hang/san-pham/moi/"


@pytest.mark.parametrize(
    "url",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "javascript:alert(1)",
        "http:///evil.example",
    ],
)
def test_nobody_is_sent_to_another_host(ask, enter, url):
    ask(next=url)

    assert enter(newest_code()).url == "/tai-khoan/"


def test_other_allowed_hosts_are_not_this_one(ask, enter, settings):
    settings.ALLOWED_HOSTS = ["testserver", "other.example"]
    ask(next="http://other.example/")

    assert enter(newest_code()).url == "/tai-khoan/"


def test_whoever_is_in_is_sent_on(client, member):
    client.force_login(member)

    assert client.get(DOOR, {"next": "/gio-hang/"}).url == "/gio-hang/"
    assert client.get(DOOR).url == "/tai-khoan/"


def test_the_code_page_without_a_number_leads_to_the_door(client, db):
    answer = client.get(CODE, {"next": "/gio-hang/"})

    assert answer.url == f"{DOOR}?next=%2Fgio-hang%2F"


def test_a_closed_account_stays_out(ask, enter, client, member):
    member.is_active = False
    member.save()
    ask()

    assert enter(newest_code()).url == "/tai-khoan/tam-khoa/"
    assert signed_in_user(client) is None
    assert client.get("/tai-khoan/tam-khoa/").status_code == 200


def test_signing_out_takes_a_post(client, member):
    client.force_login(member)

    client.get("/tai-khoan/dang-xuat/")
    assert signed_in_user(client) == member

    assert client.post("/tai-khoan/dang-xuat/").url == "/"
    assert signed_in_user(client) is None


def test_the_door_is_never_cached(client, db):
    assert "no-store" in client.get(DOOR)["Cache-Control"]


def test_the_text_is_in_her_language(client, commits, db):
    with commits():
        client.post("/en/tai-khoan/dang-nhap/", {"phone": TYPED})

    assert "is your code for" in Message.objects.get().text
