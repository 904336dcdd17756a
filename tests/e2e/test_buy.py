"""Journey 2: from a story to two parcels at the door, with and without script."""

import re

import pytest
from playwright.sync_api import expect

from .people import fill, press, sees, sign_in

STORY = "Một buổi cắt khóm ở Cầu Đúc"
JAM, CANDY = "Mứt khóm Cầu Đúc", "Kẹo dừa lá dứa"
JAM_SHOP, CANDY_SHOP = "Khóm Cầu Đúc Chị Út", "Kẹo dừa Hai Xuân"
DELIVERED = "Đã giao"


@pytest.mark.parametrize(
    ("javascript", "phone"), [(True, "0932000111"), (False, "0932000222")]
)
def test_from_a_story_to_two_parcels(site, open_page, javascript, phone):
    def person():
        return open_page(javascript=javascript)

    buyer = person()
    choose_by_story(buyer)
    choose_by_search(buyer)
    order(buyer, phone)
    number = buyer.locator("main").inner_text()
    number = re.search(r"CE[0-9A-Z]{10}", number).group()
    expect(buyer.locator("main img[src$='ma-qr.png']")).to_have_count(1)

    jam_seller, candy_seller = person(), person()
    sign_in(jam_seller, site, "0900000001")
    take_to_the_buyer(jam_seller, number, carrier="Viettel Post", code="VTP2026001")
    sign_in(candy_seller, site, "0900000002")
    take_to_the_buyer(candy_seller, number)

    come_back_later(person(), number, phone)
    texts = [m["text"] for m in site.messages(f"+84{phone[1:]}")]
    assert sum(number in text for text in texts) >= 8
    # A seller's words stand on the buyer's page, never in an SMS.
    assert not any("VTP2026001" in text for text in texts)


def choose_by_story(page):
    page.goto("/")
    page.get_by_role("link", name=re.compile(STORY)).first.click()
    page.get_by_role("link", name=JAM).first.click()
    put_into_the_basket(page)


def choose_by_search(page):
    page.goto("/")
    page.locator("header [name=q]").first.fill("keo dua la dua")
    page.locator("header [name=q]").first.press("Enter")
    page.get_by_role("link", name=CANDY).first.click()
    put_into_the_basket(page, quantity="2")


def put_into_the_basket(page, quantity="1"):
    press(page, "Add to the basket")
    page.locator("[name=quantity]").fill(quantity)
    press(page, "Put it in the basket")
    page.wait_for_url("**/gio-hang/")


def order(page, phone):
    sees(page, JAM_SHOP, CANDY_SHOP, "169.000\u00a0₫")
    press(page, "Go on to order")
    fill(
        page,
        full_name="Đặng Ngọc Mai",
        phone=phone,
        province="92",
        commune="Phường Ninh Kiều",
        street="Số 5 hẻm 9, đường 30 Tháng 4",
    )
    press(page, "Go on")
    parcel(page, JAM_SHOP).locator("[value=vietqr]").check()
    parcel(page, CANDY_SHOP).locator("[value=cash]").check()
    press(page, "Go on")
    # 65 + 2 × 52 goods, 20 within the province, 28 from the next one
    sees(page, "Đặng Ngọc Mai", "217.000\u00a0₫")
    press(page, "Order now")
    page.wait_for_url("**/don-hang/**")


def parcel(page, shop):
    return page.locator("main section.panel").filter(has_text=shop)


def take_to_the_buyer(page, number, carrier="", code=""):
    page.goto("/ban-hang/don-hang/")
    page.get_by_role("link", name=re.compile(number)).first.click()
    go_on(page)  # confirmed: the money is in her account, or she will send it
    go_on(page)  # packed
    fill(page, carrier=carrier, tracking_code=code)
    go_on(page)  # on the way
    go_on(page)  # delivered
    sees(page, DELIVERED)


def go_on(page):
    """The one button at the thumb."""
    before = page.locator("main .badge").first.inner_text()
    page.locator("button[form=step-form]").click()
    expect(page.locator("main .badge").first).not_to_have_text(before)


def come_back_later(page, number, phone):
    """From another phone, with the number of the order and her own."""
    page.goto(f"/don-hang/{number}/")
    fill(page, phone=phone)
    page.locator("main form button").first.click()
    sees(page, JAM_SHOP, CANDY_SHOP, "VTP2026001", "Viettel Post")
    arrived = page.locator(".timeline .what").filter(has_text=re.compile(DELIVERED))
    expect(arrived).to_have_count(2)
