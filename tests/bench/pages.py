"""Which pages are asked for: many of each sort, so that no one stays warm."""

import re
from dataclasses import dataclass
from http.cookiejar import CookieJar
from urllib.parse import quote, urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener, urlopen

MANY = 60
FREQUENT = "bánh"
WITHOUT_MARKS = "banh trang"
STORY = re.compile(r'href="(/cau-chuyen/[\w-]+/[\w-]+/)"')
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')


@dataclass(frozen=True)
class Page:
    paths: list[str]
    cookie: str = ""


def find_pages(address: str, database) -> dict[str, Page]:
    products = database.rows(
        "SELECT product_id, slug FROM search_productcard WHERE available"
        f" ORDER BY product_id % 997, product_id LIMIT {MANY}"
    )
    kinds = database.rows("SELECT slug FROM catalogue_category ORDER BY path")
    shops = database.rows(
        f"SELECT shop_slug FROM search_productcard GROUP BY 1 ORDER BY 1 LIMIT {MANY}"
    )
    pages = {
        "front": Page(["/"]),
        "category": Page([f"/danh-muc/{slug}/" for (slug,) in kinds]),
        "product": Page([f"/san-pham/{slug}_{pk}/" for pk, slug in products]),
        "shopfront": Page([f"/cua-hang/{slug}/" for (slug,) in shops]),
        "story": Page(story_paths(address)),
        "search frequent": Page([search_path(FREQUENT)]),
        "search rare": Page([search_path(rare_word(database))]),
        "search without marks": Page([search_path(WITHOUT_MARKS)]),
    }
    basket = Page(
        ["/gio-hang/"], filled_basket(address, [pk for pk, _ in products[:2]])
    )
    return pages | {"basket": basket}


def search_path(text: str) -> str:
    return f"/tim-kiem/?q={quote(text)}"


def rare_word(database) -> str:
    """A word with marks that hardly any title has."""
    found = database.rows(
        "SELECT word FROM ts_stat('SELECT exact_vector FROM search_productcard"
        " WHERE product_id % 10 = 0') WHERE word ~ '[^a-z0-9]' AND length(word) > 2"
        " ORDER BY nentry, word LIMIT 1"
    )
    return found[0][0]


def story_paths(address: str) -> list[str]:
    with urlopen(f"{address}/cau-chuyen/", timeout=30) as response:
        found = sorted(set(STORY.findall(response.read().decode())))
    if not found:
        raise RuntimeError("No story is linked at /cau-chuyen/.")
    return found


def filled_basket(address: str, products: list[int]) -> str:
    """Put some products into a basket as a shopper does; the cookies that hold it."""
    jar = CookieJar()
    # Production marks its cookies for https alone; this machine speaks http.
    opener = build_opener(HTTPCookieProcessor(jar))
    for product in products:
        url = f"{address}/gio-hang/them/{product}/"
        page = opener.open(Request(url, headers=cookies(jar)), timeout=30)
        token = TOKEN.search(page.read().decode())
        form = {"csrfmiddlewaretoken": token[1] if token else "", "quantity": "1"}
        sent = Request(url, urlencode(form).encode(), headers=cookies(jar))
        sent.add_header("Referer", url)
        opener.open(sent, timeout=30).read()
    return cookies(jar)["Cookie"]


def cookies(jar: CookieJar) -> dict[str, str]:
    return {"Cookie": "; ".join(f"{cookie.name}={cookie.value}" for cookie in jar)}
