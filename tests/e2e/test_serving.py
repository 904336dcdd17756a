from urllib.request import urlopen


def test_the_market_answers(site):
    with urlopen(site.url("/healthz")) as response:
        assert response.read() == b"ok"


def test_front_page_opens_on_a_phone(page):
    answer = page.goto("/")

    assert answer.status == 200
    assert page.locator("h1").count() == 1
