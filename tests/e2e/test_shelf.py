"""Her products: an answer changed, one taken off the shop and put back."""

from playwright.sync_api import expect

from .people import fill, press, sees, sign_in

PRODUCT = "Kẹo khóm mềm"


def test_editing_and_withdrawing_a_product(site, open_page):
    seller, shopper = open_page(), open_page()
    product = next(p for p in site.demo["products"] if p["title"] == PRODUCT)
    sign_in(seller, site, "0900000001")

    open_product(seller)
    seller.locator("main a[href$='/gia/']").click()
    fill(seller, price="58 nghìn", stock="12")
    press(seller, "Save")
    shopper.goto(product["address"])
    sees(shopper, "58.000\u00a0₫")

    open_product(seller)
    press(seller, "Take it off the shop")
    press(seller, "Yes, take it off")
    assert shopper.goto(product["address"]).status == 410
    assert shopper.goto(f"/gio-hang/them/{product['id']}/").status == 404
    shopper.goto("/tim-kiem/?q=keo+khom+mem")
    expect(shopper.get_by_role("link", name=PRODUCT)).to_have_count(0)

    open_product(seller)
    press(seller, "Put it back into the shop")
    assert shopper.goto(product["address"]).status == 200


def open_product(page):
    page.goto("/ban-hang/san-pham/")
    page.get_by_role("link", name=PRODUCT, exact=True).first.click()
