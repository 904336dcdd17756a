"""Journey 1: from a phone number to a shop that sells, here and elsewhere."""

import re

import pytest
from playwright.sync_api import expect

from .people import fill, photo, press, sees, sign_in, sign_in_staff

PHONE = "0900000003"
SHOP = "Bánh tét Bảy Mận"
PRODUCT = "Bánh tét lá cẩm nhân chuối"
SHOPEE = "https://shopee.vn/Banh-tet-la-cam-nhan-chuoi-i.123456789.987654321"


@pytest.mark.s3
def test_from_phone_number_to_a_shop_that_sells(site, open_page):
    seller, officer, shopper = open_page(), open_page(), open_page()

    sign_in(seller, site, PHONE)
    apply_for_a_shop(seller)
    put_up_a_product(seller)
    shopper.goto("/tim-kiem/?q=banh+tet+bay+man")
    expect(shopper.get_by_role("link", name=PRODUCT)).to_have_count(0)

    sign_in_staff(officer, site, "officer")
    approve(officer)

    find_in_the_shop(shopper)
    assert "gian hàng của chị đã mở" in site.messages("+84900000003")[0]["text"]
    hand_off_to_shopee(seller)
    shopper.reload()
    expect(shopper.get_by_role("link", name=re.compile("Shopee"))).to_be_visible()


def apply_for_a_shop(page):
    press(page, "Begin")
    fill(page, name=SHOP, full_name="Võ Thị Mận")
    press(page, "Go on")
    fill(page, province="92", commune="Xã Hỏa Lựu")
    press(page, "Go on")
    fill(page, story="Nhà mình gói bánh tét ba đời, nếp Cờ Đỏ, lá cẩm hái sau vườn.")
    press(page, "Go on")
    fill(page, phone=PHONE)
    press(page, "Go on")
    fill(page, rate_province="20k", rate_region="30.000", rate_country="")
    press(page, "Go on")
    fill(page, bank="970405", account="1234 5678 9012", holder="Vo Thi Man")
    page.locator("[name=show]").check()
    press(page, "Go on")
    page.locator("[name=terms]").check()
    press(page, "Go on")
    sees(page, SHOP, "20.000\u00a0₫")
    press(page, "Send to the Union")


def put_up_a_product(page):
    page.goto("/ban-hang/san-pham/moi/")
    page.locator("[name=photos]").set_input_files(
        [photo("banh.jpg", "#7d3c98"), photo("cat.jpg", "#a569bd")]
    )
    press(page, "Go on")
    kind = page.locator("[name=kind] optgroup option").first.get_attribute("value")
    fill(page, name=PRODUCT, kind=kind)
    press(page, "Go on")
    fill(page, price="65k", unit="đòn", stock="20")
    press(page, "Go on")
    sees(page, "65.000\u00a0₫")
    fill(page, story="Nếp dẻo, chuối xiêm chín cây, gói lá chuối, để được ba ngày.")
    press(page, "Go on")
    sees(page, PRODUCT, "Nếp dẻo")
    press(page, "Send it to the Union")
    sees(page, PRODUCT)


def approve(page):
    page.goto("/quan-tri/duyet/")
    page.get_by_role("link", name=SHOP).first.click()
    sees(page, "Võ Thị Mận", PRODUCT)
    page.locator("[name=method]").first.check()
    fill(page, last_four="0123")
    press(page, "She may sell")
    expect(page.locator("[name=last_four]")).to_have_count(0)


def find_in_the_shop(page):
    page.goto("/cua-hang/banh-tet-bay-man/")
    expect(page.get_by_role("heading", level=1)).to_have_text(SHOP)
    page.get_by_role("link", name=PRODUCT).first.click()
    sees(page, "65.000\u00a0₫", "Nếp dẻo")


def hand_off_to_shopee(page):
    page.goto("/ban-hang/kenh/")
    page.get_by_role("link", name=PRODUCT).first.click()
    product = page.url
    page.get_by_role("link", name=re.compile("Shopee")).first.click()
    sees(page, PRODUCT, "Nếp dẻo", "65.000\u00a0₫")
    with page.expect_download() as saved:
        page.locator("main a[download]").first.click()
    assert saved.value.suggested_filename.endswith(".jpg")
    page.goto(product)
    fill(page, url=SHOPEE)
    press(page, "Save the address")
    sees(page, "Shopee")
