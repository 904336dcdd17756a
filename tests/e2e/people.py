"""People at the market and what they do with their thumbs."""

import re
from io import BytesIO

from django.utils.translation import gettext
from PIL import Image, ImageDraw
from playwright.sync_api import Locator, Page, expect

from tests.signin import totp_code


def press(page: Page | Locator, english: str) -> None:
    """The button or link with these words, in the page's Vietnamese."""
    name = exactly(gettext(english))
    buttons, links = (page.get_by_role(role, name=name) for role in ("button", "link"))
    buttons.or_(links).first.click()


def exactly(words: str) -> re.Pattern:
    return re.compile(rf"^\s*{re.escape(words)}\s*$")


def fill(page: Page, **answers: str) -> None:
    """Each field by its name: texts, choices and ticks alike."""
    for name, answer in answers.items():
        field = page.locator(f"main [name='{name}']")
        if field.first.get_attribute("type") in ("radio", "checkbox"):
            page.locator(f"main [name='{name}'][value='{answer}']").check()
        elif field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(answer)
        else:
            field.fill(answer)


def sees(page: Page, *words: str) -> None:
    for each in words:
        expect(page.locator("main").first).to_contain_text(each)


def sign_in(page: Page, site, phone: str) -> None:
    """With the number and the code that comes to it; `0900…` as people write it."""
    page.goto("/ban-hang/")
    fill(page, phone=phone)
    press(page, "Send me the code")
    fill(page, code=site.code(f"+84{phone[1:]}"))
    press(page, "Sign in")


def sign_in_staff(page: Page, site, role: str) -> None:
    account = next(a for a in site.demo["accounts"] if a["role"] == role)
    page.goto("/quan-tri/")
    fill(page, email=account["email"], password=account["password"])
    press(page, "Continue")
    fill(page, code=fresh_code(site, account["totp_secret"]))
    press(page, "Sign in")
    page.wait_for_url("**/quan-tri/**")


def fresh_code(site, secret: str) -> str:
    """One that was not used before: each works once, and half a minute is long."""
    codes = (totp_code(secret, step) for step in (0, 1, -1))
    code = next(code for code in codes if code not in site.used_codes)
    site.used_codes.add(code)
    return code


def photo(name: str, colour: str) -> dict:
    """A photo as a phone would send it."""
    image = Image.new("RGB", (1200, 1200), "#f4e8d0")
    ImageDraw.Draw(image).ellipse((250, 250, 950, 950), fill=colour)
    file = BytesIO()
    image.save(file, "JPEG", quality=85)
    return {"name": name, "mimeType": "image/jpeg", "buffer": file.getvalue()}
