"""Nobody is shut out: what axe-core finds on public, buyers' and sellers' pages."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from .crawl import follow
from .people import fill, press, sign_in
from .test_buy import put_into_the_basket

PUBLIC = [
    "/",
    "/danh-muc/",
    "/danh-muc/banh-keo/",
    "/cua-hang/",
    "/cua-hang/khom-cau-duc-chi-ut/",
    "/tim-kiem/?q=banh",
    "/tim-kiem/?q=khong-co-gi",
    "/cau-chuyen/",
    "/cau-chuyen/can-tho/",
    "/doi-tra/",
    "/gio-hang/",
    "/don-hang/",
    "/tai-khoan/dang-nhap/",
    "/tai-khoan/can-bo/",
    "/khong-co-trang-nay/",
    "/en/",
    "/dev/components/",
]
SIZES = [{"width": 390, "height": 844}, {"width": 1280, "height": 800}]


def problems(page) -> list[str]:
    """Violations, and whether the page can be pushed sideways."""
    found = Axe().run(page).response["violations"]
    told = [
        f"{rule['id']}: {node['html'][:120]}"
        for rule in found
        for node in rule["nodes"]
    ]
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        told.append("wider than the screen")
    return told


def found_on(page, addresses) -> dict[str, list[str]]:
    found = {}
    for address in addresses:
        page.goto(address)
        if told := problems(page):
            found[address] = told
    return found


@pytest.mark.parametrize("size", SIZES)
def test_public_pages_are_for_everybody(site, open_page, size):
    page = open_page(viewport=size)
    product = site.demo["products"][0]["address"]
    page.goto("/cau-chuyen/")
    story = page.locator("main article a").first.get_attribute("href")

    assert found_on(page, [*PUBLIC, product, story]) == {}


@pytest.mark.parametrize("size", SIZES)
def test_buying_is_for_everybody(site, open_page, size):
    page = open_page(viewport=size)
    for product in (0, 9):
        page.goto(site.demo["products"][product]["address"])
        put_into_the_basket(page)
    found = found_on(page, ["/gio-hang/", "/thanh-toan/"])
    press(page, "Continue")
    found["errors"] = problems(page)
    group = site.demo["orders"]["pending"]
    page.goto(f"/don-hang/{group['group']}/")
    fill(page, phone=group["phone"])
    page.locator("main form button").first.click()
    found["order"] = problems(page)

    assert {where: told for where, told in found.items() if told} == {}


@pytest.mark.parametrize("size", SIZES)
def test_selling_is_for_everybody(site, open_page, size):
    page = open_page(viewport=size)
    sign_in(page, site, "0900000001")
    found: dict[str, list[str]] = {}

    def links_of(address: str) -> list[str]:
        found.update(found_on(page, [address]))
        links = page.locator("a[href^='/ban-hang/']:not([download])").all()
        return [link.get_attribute("href") for link in links]

    pages = follow(["/ban-hang/"], links_of, each=1)

    assert found == {}
    assert len(pages) > 20
