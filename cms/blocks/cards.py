"""The things a page names, as the theme's cards take them; one query each."""

from functools import cache

from django.apps import apps

from cms.core.pictures import pictures_of
from cms.core.routing import address_of, locale_of_reader
from shop.fixed_queries import FixedQuery, FixedQueryByIds
from shop.search.models import ProductCard
from vendors.shopfronts.cards import card_dict, vendor_dict
from vendors.shopfronts.queries import shop_rows


def products_by_id(ids) -> dict[int, dict]:
    """Public products only, sold out ones too; what is hidden or gone is not there."""
    return {row["product_id"]: card_dict(row) for row in cards_of(known(ids))}


def vendors_by_id(ids) -> dict[int, dict]:
    return {row["pk"]: vendor_dict(row) for row in shops_of(known(ids))}


def pictures_by_id(ids) -> dict[int, dict]:
    return pictures_of(known(ids))


def newest_products(picks: set[int], number: int) -> dict[int, dict]:
    """These and the newest that can be bought."""
    newest = newest_cards(number)()
    found = newest + cards_of(missing(picks, newest, "product_id"))
    return {row["product_id"]: card_dict(row) for row in found}


def newest_vendors(picks: set[int], number: int) -> dict[int, dict]:
    newest = newest_shops(number)()
    found = newest + shops_of(missing(picks, newest))
    return {row["pk"]: vendor_dict(row) for row in found}


def newest_stories(picks: set[int], number: int) -> dict[int, dict]:
    """Without their pictures, which the front page asks for together."""
    newest = newest_tales(number)(reader=locale_of_reader())
    found = newest + tales_of(missing(picks, newest))
    return {row["pk"]: story_card(row) for row in found}


def missing(picks: set[int], newest: list[dict], key: str = "pk") -> set[int]:
    """Picks to ask for by themselves: both at once walk through the whole table."""
    return picks - {row[key] for row in newest}


cards_of = FixedQueryByIds(
    lambda ids: ProductCard.objects.filter(pk__in=ids).for_grid()
)
shops_of = FixedQueryByIds(lambda ids: shop_rows().filter(pk__in=ids))
tales_of = FixedQueryByIds(
    lambda ids: story_model().objects.filter(pk__in=ids).for_cards()
)


@cache
def newest_cards(number: int) -> FixedQuery:
    cards = ProductCard.objects.filter(available=True)
    return FixedQuery(lambda: cards.for_grid().order_by("-pk")[:number])


@cache
def newest_shops(number: int) -> FixedQuery:
    return FixedQuery(lambda: shop_rows().order_by("-pk")[:number])


@cache
def newest_tales(number: int) -> FixedQuery:
    def build(reader: int):
        return story_model().objects.of_reader(reader).for_cards()[:number]

    return FixedQuery(build, "reader")


def story_model():
    return apps.get_model("cms_stories", "StoryPage")


def story_cards(stories) -> list[dict]:
    """Cards with their pictures, in the order of the stories."""
    cards = [story_card(story) for story in stories]
    give_pictures(cards)
    return cards


def story_card(story: dict) -> dict:
    return {
        "title": story["title"],
        "url": address_of(story["url_path"]),
        "picture_id": story["lead_picture_id"],
        "place_name": story["place__name"] or "",
        "summary": story["intro"],
    }


def give_pictures(cards, hero_id: int | None = None) -> dict | None:
    """All the cards' pictures at once; the hero's, asked for with them, is returned."""
    pictures = pictures_by_id([hero_id, *(card["picture_id"] for card in cards)])
    for card in cards:
        card["picture"] = pictures.get(card["picture_id"])
    return pictures.get(hero_id or 0)


def known(ids) -> set[int]:
    return {pk for pk in ids if pk}
