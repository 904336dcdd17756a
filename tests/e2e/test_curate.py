"""Journey 3: a story is written, looked at by another, and read by all."""

import re

from playwright.sync_api import expect

from .people import press, sees, sign_in_staff

TITLE = "Nồi mứt khóm của chị Út"
JAM = "Mứt khóm Cầu Đúc"


def test_from_a_draft_to_the_front_page(site, open_page):
    editor, approver, reader = (open_page() for _ in range(3))

    sign_in_staff(editor, site, "editor")
    write_story(editor)
    reader.goto("/cau-chuyen/")
    expect(reader.get_by_role("link", name=TITLE)).to_have_count(0)

    sign_in_staff(approver, site, "province_editor")
    approve(approver)

    reader.reload()
    reader.get_by_role("link", name=TITLE).first.click()
    sees(reader, "Chị nấu bằng củi dừa", "65.000\u00a0₫")
    reader.get_by_role("link", name=JAM).first.click()
    press(reader, "Add to the basket")
    reader.goto("/")
    expect(reader.get_by_role("link", name=re.compile(TITLE)).first).to_be_visible()


def write_story(page):
    page.goto(add_story_address(page))
    page.locator("[name=title]").fill(TITLE)
    page.locator("[name=intro]").fill("Chị nấu bằng củi dừa, mỗi mẻ ba ký.")
    add_products_block(page)
    page.locator("[data-streamfield-child] [data-chooser-action-choose]").last.click()
    page.locator(".modal-body [name=q]").fill(JAM)
    page.locator(".modal-body").get_by_role("link", name=JAM).first.click()
    expect(page.locator("[data-streamfield-child]").last).to_contain_text(JAM)
    submit(page)


def add_story_address(page) -> str:
    page.goto("/quan-tri/pages/")
    return page.locator("a[href*='/add_subpage/']").first.get_attribute("href")


def add_products_block(page):
    page.locator("[data-contentpath=body] button.c-sf-add-button").first.click()
    page.get_by_role("option", name="Sản phẩm").first.click()


def submit(page):
    page.locator("footer [data-w-dropdown-target=toggle]").first.click()
    page.locator("[name=action-submit]").click()
    page.wait_for_load_state()


def approve(page):
    page.goto("/quan-tri/")
    page.get_by_role("link", name=TITLE).first.click()
    page.locator("footer [data-w-dropdown-target=toggle]").first.click()
    page.locator("[data-workflow-action-name=approve]").first.click()
    page.wait_for_load_state()


def test_the_editor_shows_the_page_and_what_to_check(site, open_page):
    page = open_page(viewport={"width": 1280, "height": 900})
    sign_in_staff(page, site, "editor")
    page.goto(add_story_address(page))
    page.locator("[name=title]").fill(TITLE)
    page.locator("[name=intro]").fill("Chị nấu bằng củi dừa, mỗi mẻ ba ký.")

    page.locator("[data-side-panel-toggle=preview]").click()
    shown = page.frame_locator("[data-w-preview-target=iframe]:not(.w-preview__proxy)")
    expect(shown.get_by_role("heading", name=TITLE)).to_be_visible(timeout=30_000)

    page.locator("[data-side-panel-toggle=checks]").click()
    words = page.locator("[data-content-word-count]")
    expect(words).to_have_text(re.compile("[1-9]"), timeout=30_000)
