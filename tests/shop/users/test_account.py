import pytest

pytestmark = pytest.mark.django_db


def test_strangers_are_sent_to_the_door(client):
    assert client.get("/tai-khoan/").url == "/tai-khoan/dang-nhap/?next=/tai-khoan/"


def test_she_changes_her_name(client, member):
    client.force_login(member)

    answer = client.post(
        "/tai-khoan/", {"full_name": "Lê Thị Bảy", "language": "vi"}, follow=True
    )

    member.refresh_from_db()
    assert member.full_name == "Lê Thị Bảy"
    assert answer.redirect_chain == [("/tai-khoan/", 302)]


def test_she_changes_her_language(client, member):
    client.force_login(member)

    answer = client.post("/tai-khoan/", {"full_name": "Lê", "language": "en"})

    member.refresh_from_db()
    assert (member.language, answer.url) == ("en", "/en/tai-khoan/")


@pytest.mark.parametrize(
    "name", ["", "x" * 121, "\u202e.", "Lê q\u0301\u0301\u0301\u0301", "Lê\x00"]
)
def test_a_name_that_cannot_be_shown_is_refused(client, member, name):
    client.force_login(member)

    page = client.post("/tai-khoan/", {"full_name": name, "language": "vi"})

    member.refresh_from_db()
    assert page.context["form"].errors["full_name"]
    assert member.full_name == "Nguyễn Thị Út"


def test_html_in_a_name_is_only_text(client, member):
    client.force_login(member)
    client.post("/tai-khoan/", {"full_name": "<b>Út</b>", "language": "vi"})

    assert "&lt;b&gt;Út&lt;/b&gt;" in client.get("/tai-khoan/").content.decode()
