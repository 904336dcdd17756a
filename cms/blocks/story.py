"""A story's blocks as the theme shows them, with one query for each kind of thing."""

from django.utils.functional import cached_property

from .cards import pictures_by_id, products_by_id, vendors_by_id


def story_parts(body, things: "Things") -> list[dict]:
    """What there is to show, in order; a part with nothing left is left out."""
    parts = [
        {"kind": block.block_type} | SHOW[block.block_type](block.value, things)
        for block in body
    ]
    return [part for part in parts if any(part[key] for key in part if key in FILLED)]


FILLED = {"text", "picture", "photos", "cards", "vendor"}


class Things:
    """All products, shops and pictures that the blocks name."""

    def __init__(self, body, lead_picture_id: int | None = None):
        self.body = body
        self.lead_picture_id = lead_picture_id

    def of(self, kind: str) -> list:
        return [block.value for block in self.body if block.block_type == kind]

    @cached_property
    def products(self) -> dict:
        return products_by_id(
            pk for value in self.of("products") for pk in value["products"]
        )

    @cached_property
    def vendors(self) -> dict:
        return vendors_by_id(value["vendor"] for value in self.of("vendor"))

    @cached_property
    def pictures(self) -> dict:
        galleries = [photo for value in self.of("gallery") for photo in value["photos"]]
        photos = [*self.of("photo"), *galleries]
        named = [photo["image"] for photo in photos]
        return pictures_by_id([self.lead_picture_id, *named])

    def photo(self, value) -> dict | None:
        picture = self.pictures.get(value["image"])
        return picture and picture | {"caption": value["caption"]}


def show_text(value, things) -> dict:
    return {"text": value}


def show_photo(value, things) -> dict:
    return {"picture": things.photo(value)}


def show_quote(value, things) -> dict:
    return {"text": value["text"], "who": value["who"]}


def show_gallery(value, things) -> dict:
    found = [things.photo(photo) for photo in value["photos"]]
    return {"photos": [photo for photo in found if photo]}


def show_products(value, things) -> dict:
    return {
        "title": value["title"],
        "cards": in_order(value["products"], things.products),
    }


def show_vendor(value, things) -> dict:
    return {"vendor": things.vendors.get(value["vendor"])}


SHOW = {
    "text": show_text,
    "photo": show_photo,
    "quote": show_quote,
    "gallery": show_gallery,
    "products": show_products,
    "vendor": show_vendor,
}


def in_order(ids, found: dict) -> list:
    """Each once, as staff ordered them; what is gone is left out."""
    return [found[pk] for pk in dict.fromkeys(ids) if pk in found]
