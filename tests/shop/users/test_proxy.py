"""Limits count the visitor's own address, also behind a proxy."""

import pytest

pytestmark = pytest.mark.django_db
PROXY = "10.0.0.1"


@pytest.fixture
def ask(client, settings):
    """Ask for a code by a new number: two for each address are allowed."""
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {
        "send_code": "2/15m/ip"
    }
    numbers = iter(range(100))

    def ask(forwarded: str | None, address=PROXY) -> bool:
        client.cookies.clear()
        headers = {"x-forwarded-for": forwarded} if forwarded else {}
        answer = client.post(
            "/tai-khoan/dang-nhap/",
            {"phone": f"09000001{next(numbers):02d}"},
            headers=headers,
            REMOTE_ADDR=address,
        )
        assert answer.status_code in (302, 429)
        return answer.status_code == 302

    return ask


def test_each_visitor_behind_a_proxy_has_her_own_limit(ask, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1

    assert [ask("113.160.1.1") for _time in range(3)] == [True, True, False]
    assert ask("113.160.1.2")


def test_what_a_visitor_forges_before_the_proxys_word_is_ignored(ask, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1

    asked = [ask(f"1.2.3.{n}, 113.160.1.1") for n in range(3)]

    assert asked == [True, True, False]


def test_the_second_proxys_word_about_the_first_is_passed_over(ask, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 2

    asked = [ask(f"9.9.9.9, 113.160.1.1, 10.0.0.{n}") for n in range(3)]

    assert asked == [True, True, False]


def test_without_a_proxy_the_header_is_ignored(ask, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 0

    assert [ask(f"1.2.3.{n}") for n in range(3)] == [True, True, False]


@pytest.mark.parametrize("forwarded", [None, "1.2.3.4", "nonsense", ", ,"])
def test_a_header_that_is_too_short_or_no_address_breaks_nothing(
    forwarded, ask, settings
):
    """Who reaches the server past the proxies is counted by the line's own end."""
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 2

    asked = [ask(forwarded, address="113.160.9.9") for _time in range(3)]

    assert asked == [True, True, False]
