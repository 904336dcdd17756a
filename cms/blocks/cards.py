"""The things a page names, as the theme's cards take them; one query each."""

from django.db.models import Q
from django.urls import reverse
from wagtail.images import get_image_model

from cms.core.pictures import pictures_of
from cms.core.routing import address_of
from shop.photos.pictures import picture_of
from shop.search.models import ProductCard
from vendors.members.models import Vendor
from vendors.shopfronts.cards import card_dict


def products_by_id(ids) -> dict[int, dict]:
    """Public products only, sold out ones too; what is hidden or gone is not there."""
    rows = ProductCard.objects.filter(pk__in=known(ids)).for_grid()
    return {row["product_id"]: card_dict(row) for row in rows}


def vendors_by_id(ids) -> dict[int, dict]:
    vendors = open_vendors().filter(pk__in=known(ids))
    return {vendor.pk: vendor_card(vendor) for vendor in vendors}


def pictures_by_id(ids) -> dict[int, dict]:
    wanted = known(ids)
    images = get_image_model().objects.filter(pk__in=wanted) if wanted else []
    return pictures_of(images)


def newest_products(picks: set[int], number: int) -> dict[int, dict]:
    """These and the newest that can be bought, newest first."""
    newest = ProductCard.objects.filter(available=True).order_by("-pk")
    rows = picked_and_newest(
        ProductCard.objects.order_by("-pk"), picks, newest[:number]
    )
    return {row["product_id"]: card_dict(row) for row in rows.for_grid()}


def newest_vendors(picks: set[int], number: int) -> dict[int, dict]:
    newest = Vendor.objects.open().order_by("-pk")[:number]
    vendors = picked_and_newest(open_vendors().order_by("-pk"), picks, newest)
    return {vendor.pk: vendor_card(vendor) for vendor in vendors}


def newest_stories(picks: set[int], number: int) -> dict[int, dict]:
    """Without their pictures, which the front page asks for together."""
    from cms.stories.models import StoryPage

    newest = StoryPage.objects.of_reader().for_cards()
    stories = picked_and_newest(StoryPage.objects.for_cards(), picks, newest[:number])
    return {story["pk"]: story_card(story) for story in stories}


def picked_and_newest(things, picks: set[int], newest):
    return things.filter(Q(pk__in=picks) | Q(pk__in=newest.values("pk")))


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


def vendor_card(vendor: Vendor) -> dict:
    partner = vendor.partner
    place = partner.place
    return {
        "name": partner.name,
        "url": reverse("shopfronts:detail", args=[partner.slug]),
        "picture": picture_of(vendor, "photo"),
        "place_name": place.long_name if place else "",
        "about": shortened(vendor.about),
    }


def shortened(text: str, most: int = 120) -> str:
    """Cut between words, never within one."""
    if len(text) <= most:
        return text
    return text[:most].rsplit(" ", 1)[0] + "…"


def open_vendors():
    """With what a card shows of them and nothing else."""
    vendors = Vendor.objects.open().select_related("partner__place__parent")
    return vendors.only(
        *("about", "photo", "photo_width", "photo_height", "photo_ready"),
        *("partner__name", "partner__slug"),
        *("partner__place__kind", "partner__place__name"),
        *("partner__place__parent__kind", "partner__place__parent__name"),
    )


def known(ids) -> set[int]:
    return {pk for pk in ids if pk}
