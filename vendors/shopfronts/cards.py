"""Product cards as the templates take them."""

from functools import cache

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import get_language

from shop.photos.pictures import picture_from
from shop.places.names import full_name
from vendors.channels.links import label_of

from .queries import newest_cards, pictures_of_groups

PAGE_SIZE = 20
MOST_ID = 2**63 - 1
LONGEST_ID = 18


def shown(rows, *, with_shop: bool = True) -> list[dict]:
    """What `components/product_grid.html` needs of each card; no queries."""
    return [card_dict(row, with_shop=with_shop) for row in rows]


def card_dict(row: dict, *, with_shop: bool = True) -> dict:
    """`row` comes from `ProductCard.objects.for_grid()`."""
    product_url, shop_url = patterns(get_language())
    card = {
        "title": row["title"],
        "url": product_url.format(slug=row["slug"], pk=row["product_id"]),
        "price": row["price"],
        "unit": row["unit"],
        "available": row["available"],
        "picture": picture_from(
            row["picture"],
            row["picture_width"],
            row["picture_height"],
            row["picture_ready"],
        ),
        "shop_name": "",
    }
    if with_shop:
        card |= {
            "shop_name": row["shop_name"],
            "shop_url": shop_url.format(slug=row["shop_slug"]),
            "place_name": row["place_name"],
        }
    return card


@cache
def patterns(language: str) -> tuple[str, str]:
    """Addresses of a product and of a shop with gaps: forty look-ups a page are too many.

    Slugs are plain ASCII and need no quoting.
    """
    product = reverse("catalogue:detail", args=["SLUG", 0])
    shop = reverse("shopfronts:detail", args=["SLUG"])
    return (
        product.replace("SLUG_0", "{slug}_{pk}"),
        shop.replace("SLUG", "{slug}"),
    )


def vendor_dict(row: dict) -> dict:
    """What `components/vendor_card.html` needs; `row` comes from `shop_rows()`."""
    return {
        "name": row["name"],
        "url": patterns(get_language())[1].format(slug=row["slug"]),
        "picture": picture_from(
            row["photo"], row["photo_width"], row["photo_height"], row["photo_ready"]
        ),
        "place_name": place_of(row),
        "about": Truncator(row["about"]).words(22),
    }


def pictures_by_group() -> dict[int, dict | None]:
    """What each group looks like: a photo of its newest product."""
    return {
        group: picture_from(*columns)
        for group, *columns in (row.values() for row in pictures_of_groups())
    }


def link_dicts(rows: list[dict]) -> list[dict]:
    """What `components/also_sold_at.html` needs."""
    return [row | {"platform_name": label_of(row["platform"])} for row in rows]


def place_of(row: dict) -> str:
    """The commune with its province: "Xã Vị Thủy, Thành phố Cần Thơ"."""
    pairs = ("commune_kind", "commune"), ("province_kind", "province_name")
    return ", ".join(
        full_name(row[kind], row[name]) for kind, name in pairs if row[name]
    )


def page_of(
    field: str, key: int, *, after: str = "", size: int = PAGE_SIZE
) -> tuple[list[dict], str]:
    """The newest `size` cards of a kind, group or partner, and the next cursor.

    They go on behind the product id `after`.
    """
    if is_cursor(after):
        found = newest_cards(field, size + 1, goes_on=True)(key=key, after=int(after))
    else:
        found = newest_cards(field, size + 1)(key=key)
    more = len(found) > size
    return found[:size], str(found[size - 1]["product_id"]) if more else ""


def is_cursor(text: str) -> bool:
    """A key that a database can compare with; anything else means the first page."""
    return text.isascii() and text.isdecimal() and len(text) <= LONGEST_ID


def next_address(request, cursor: str) -> str:
    """This address with the cursor in the place of the old one; "" at the end."""
    if not cursor:
        return ""
    query = request.GET.copy()
    query["sau"] = cursor
    return f"{request.path}?{query.urlencode()}"
