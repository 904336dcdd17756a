"""No word is so long that it makes a page wider than a small phone."""

from urllib.parse import urlsplit

import pytest

from .crawl import follow
from .people import fill, press, sign_in, sign_in_staff
from .site import running_site
from .test_buy import put_into_the_basket

SMALL = {"width": 360, "height": 740}
STRETCH = "from tests.e2e.stretch import stretch; stretch()"
PRIVATE = ("/ban-hang/", "/gio-hang/", "/thanh-toan/", "/tai-khoan/", "/quan-tri/")
STAFF_PAGES = {
    "officer": ["/quan-tri/", "/quan-tri/duyet/"],
    "province_editor": ["/quan-tri/", "/quan-tri/pages/", "/quan-tri/images/"],
}
WIDEST = """() => [...document.querySelectorAll("body *")]
  .filter(e => e.getBoundingClientRect().right > innerWidth + 1)
  .slice(0, 4).map(e => `${e.tagName}.${e.className}`.slice(0, 80))"""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A market of its own whose every text is one long word."""
    with running_site(tmp_path_factory.mktemp("long")) as running:
        running.manage("shell", "-c", STRETCH)
        yield running


@pytest.fixture
def page(open_page):
    return open_page(viewport=SMALL)


def too_wide(page) -> list[str]:
    width = page.evaluate("document.documentElement.scrollWidth")
    return [str(width), *page.evaluate(WIDEST)] if width > SMALL["width"] else []


def found_on(page, start, pattern, *, each=1) -> tuple[dict, list[str]]:
    """Pages that are too wide, and all that were seen."""
    found: dict[str, list[str]] = {}

    def links_of(address: str) -> list[str]:
        answer = page.goto(address)
        if not answer or not answer.headers.get("content-type", "").startswith(
            "text/html"
        ):
            return []
        if told := too_wide(page):
            found[address] = told
        hrefs = page.locator("a[href^='/']:not([download])").evaluate_all(
            "links => links.map(link => link.getAttribute('href'))"
        )
        return [href for href in hrefs if pattern(urlsplit(href).path)]

    return found, follow(start, links_of, each=each)


def is_public(path: str) -> bool:
    return not path.removeprefix("/en").startswith((*PRIVATE, "/dev/", "/di/"))


def test_public_pages_stay_as_wide_as_the_phone(page):
    found, seen = found_on(page, ["/", "/tim-kiem/?q=keo"], is_public, each=2)

    assert found == {}
    assert len(seen) > 15


def test_buying_stays_as_wide_as_the_phone(site, page):
    found = {}
    for product in (0, 9):
        page.goto(site.demo["products"][product]["address"])
        put_into_the_basket(page)
    found["basket"] = too_wide(page)
    page.goto("/thanh-toan/")
    found["buyer"] = too_wide(page)
    word = "ĐặngNgọcMai" * 10
    fill(
        page,
        full_name=word,
        phone="0932000333",
        province="92",
        commune="KhôngBiếtXãNào" * 8,
        street=word,
        notes=word,
    )
    press(page, "Go on")
    found["commune in doubt"] = too_wide(page)
    assert page.locator(".field.wrong").count() == 1
    fill(page, commune="31135")
    press(page, "Go on")
    found["parcels"] = too_wide(page)
    press(page, "Go on")
    found["review"] = too_wide(page)
    press(page, "Order now")
    found["order"] = too_wide(page)
    assert "/don-hang/CE" in page.url

    assert {where: told for where, told in found.items() if told} == {}


def test_selling_stays_as_wide_as_the_phone(site, page):
    sign_in(page, site, "0900000001")
    found, seen = found_on(
        page, ["/ban-hang/"], lambda path: path.startswith("/ban-hang/")
    )

    assert found == {}
    assert len(seen) > 20


@pytest.mark.parametrize("role", STAFF_PAGES)
def test_the_desk_stays_as_wide_as_the_phone(site, page, role):
    sign_in_staff(page, site, role)
    found, seen = found_on(page, STAFF_PAGES[role], is_desk, each=6)

    assert found == {}
    assert len(seen) > 5


def is_desk(path: str) -> bool:
    return path.startswith("/quan-tri/") and not path.endswith(("logout/", "/delete/"))
