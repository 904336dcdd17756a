import os
from urllib.parse import urlsplit

import pytest

from tests.e2e import chromium
from tests.e2e.site import running_site

PHONE = {"width": 390, "height": 844}


def pytest_collection_modifyitems(items):
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")


def pytest_terminal_summary(terminalreporter):
    if not chromium.find():
        terminalreporter.write_line(chromium.LEFT_OUT, red=True, bold=True)


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """A market with its demo data, served as in production."""
    with running_site(tmp_path_factory.mktemp("site")) as running:
        yield running


@pytest.fixture(scope="session")
def browser():
    path = chromium.find()
    if not path and chromium.is_required():
        pytest.fail(chromium.LEFT_OUT)
    if not path:
        pytest.skip(chromium.LEFT_OUT)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=path, args=chromium.ARGUMENTS
        )
        yield launched
        launched.close()


@pytest.fixture
def open_page(browser, site):
    """A new person's phone: `page = open_page()`, `open_page(javascript=False)`."""
    phones = []

    def open_page(*, javascript: bool = True, **options):
        options = {"viewport": PHONE, "locale": "vi-VN"} | options
        context = browser.new_context(
            base_url=site.base_url, java_script_enabled=javascript, **options
        )
        context.set_default_timeout(15_000)
        phones.append(Watch(context))
        return context.new_page()

    yield open_page
    for phone in phones:
        phone.context.close()
    allowed = {urlsplit(site.base_url).netloc, *s3_host()}
    for phone in phones:
        assert phone.hosts <= allowed, "a third party was asked"
        assert phone.errors == []


@pytest.fixture
def page(open_page):
    return open_page()


class Watch:
    """Which hosts a phone talks to, and what goes wrong on its pages."""

    def __init__(self, context):
        self.context = context
        self.hosts: set[str] = set()
        self.errors: list[str] = []
        context.on("request", self.request)
        context.on("response", self.response)
        context.on("weberror", lambda error: self.errors.append(str(error.error)))
        context.on("console", self.console)

    def request(self, request):
        address = urlsplit(request.url)
        if address.scheme.startswith("http"):
            self.hosts.add(address.netloc)

    def response(self, response):
        if response.status >= 500:
            self.errors.append(f"{response.status} {response.url}")

    def console(self, message):
        if "Content Security Policy" in message.text:
            self.errors.append(message.text)


def s3_host() -> set[str]:
    address = urlsplit(os.environ.get("S3_ENDPOINT_URL", ""))
    return {address.netloc} if address.netloc else set()
