"""Every public page that a visitor can come to from the front page, in both languages."""

import re
from html.parser import HTMLParser
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

PRIVATE = re.compile(
    r"^(/en)?/(gio-hang|thanh-toan|don-hang|tai-khoan|ban-hang|quan-tri|dev|di)/"
)
EACH = 6


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


def sort_of(address: str) -> tuple:
    """Pages made by the same template: `/san-pham/` has eighty of them."""
    path = urlsplit(address)
    steps = path.path.removeprefix("/en").strip("/").split("/")
    return path.path.startswith("/en/"), steps[0], len(steps), bool(path.query)


def visited(site) -> dict[str, tuple]:
    """{address: (answer's headers, page)}, some of each sort."""
    found: dict[str, tuple] = {}
    seen: dict[tuple, int] = {}
    waiting = ["/", "/en/"]
    while waiting:
        address = waiting.pop(0)
        sort = sort_of(address)
        if address in found or PRIVATE.match(address) or seen.get(sort, 0) >= EACH:
            continue
        seen[sort] = seen.get(sort, 0) + 1
        with urlopen(Request(site.url(address)), timeout=20) as response:
            page = Page(response.read().decode())
        found[address] = (response.headers, page)
        waiting += sorted(page.links)
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
    sorts = {sort[1] for sort in map(sort_of, pages)}
    assert sorts >= {"", "danh-muc", "san-pham", "cua-hang", "cau-chuyen", "doi-tra"}
    assert len(pages) > 40
