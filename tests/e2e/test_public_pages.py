"""Every public page that a visitor can come to from the front page, in both languages."""

import re
from html.parser import HTMLParser
from urllib.request import urlopen

from .crawl import follow, sort_of

PRIVATE = re.compile(
    r"^(/en)?/(gio-hang|thanh-toan|don-hang|tai-khoan|ban-hang|quan-tri|dev|di)/"
)


class Page(HTMLParser):
    """What a visitor, a search engine and a link checker see of a page."""

    def __init__(self, text: str):
        super().__init__()
        self.links: set[str] = set()
        self.description, self.title, self.headings, self.inside = "", "", 0, ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        self.inside = tag
        self.headings += tag == "h1"
        if tag == "a" and (values.get("href") or "").startswith("/"):
            self.links.add(values["href"].partition("#")[0])
        if tag == "meta" and values.get("name") == "description":
            self.description = values["content"]

    def handle_data(self, data):
        if self.inside == "title":
            self.title += data.strip()


def visited(site) -> dict[str, tuple]:
    """{address: (answer's headers, page)}, some of each sort."""
    found: dict[str, tuple] = {}

    def links_of(address: str) -> list[str]:
        with urlopen(site.url(address), timeout=20) as response:
            page = Page(response.read().decode())
        found[address] = (response.headers, page)
        return [link for link in page.links if not PRIVATE.match(link)]

    follow(["/", "/en/"], links_of)
    return found


def test_every_public_page_keeps_the_promises(site):
    pages = visited(site)

    broken = {
        address: (headers["Cache-Control"], page.title, page.description)
        for address, (headers, page) in pages.items()
        if not (headers["Cache-Control"] or "").startswith("public")
        or "Set-Cookie" in headers
        or "Cookie" in (headers["Vary"] or "")
        or page.headings != 1
        or not page.title
        or len(page.description) < 20
    }
    assert broken == {}
    sorts = {sort_of(address)[1] for address in pages}
    assert sorts >= {"", "danh-muc", "san-pham", "cua-hang", "cau-chuyen", "doi-tra"}
    assert len(pages) > 40
