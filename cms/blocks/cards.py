"""The things a page names, as the theme's cards take them; one query each."""

from django.db.models import Q
from django.urls import reverse
from wagtail.images import get_image_model

from cms.core.pictures import pictures_of
from shop.photos.pictures import picture_of
from shop.search.models import ProductCard
from shop.search.services import SEARCH_COLUMNS
from vendors.members.models import Vendor
from vendors.shopfronts.cards import card_dict


def products_by_id(ids) -> dict[int, dict]:
    """Public products only, sold out ones too; what is hidden or gone is not there."""
    cards = ProductCard.objects.defer(*SEARCH_COLUMNS).filter(pk__in=known(ids))
    return {card.pk: card_dict(card) for card in cards}


def vendors_by_id(ids) -> dict[int, dict]:
    vendors = open_vendors().filter(pk__in=known(ids))
    return {vendor.pk: vendor_card(vendor) for vendor in vendors}


def pictures_by_id(ids) -> dict[int, dict]:
    return pictures_of(get_image_model().objects.filter(pk__in=known(ids)))


def newest_products(picks: set[int], number: int) -> dict[int, dict]:
    """These and the newest that can be bought, newest first."""
    newest = ProductCard.objects.filter(available=True).order_by("-pk")
    found = ProductCard.objects.filter(
        Q(pk__in=picks) | Q(pk__in=ids_of(newest, number))
    )
    cards = found.defer(*SEARCH_COLUMNS).order_by("-pk")
    return {card.pk: card_dict(card) for card in cards}


def newest_vendors(picks: set[int], number: int) -> dict[int, dict]:
    newest = Vendor.objects.open().order_by("-pk")
    found = open_vendors().filter(Q(pk__in=picks) | Q(pk__in=ids_of(newest, number)))
    return {vendor.pk: vendor_card(vendor) for vendor in found.order_by("-pk")}


def newest_stories(picks: set[int], number: int) -> dict[int, dict]:
    from cms.stories.models import StoryPage

    newest = StoryPage.objects.for_cards().of_reader()
    found = newest.filter(Q(pk__in=picks) | Q(pk__in=ids_of(newest, number)))
    return story_cards(found)


def story_cards(stories) -> dict[int, dict]:
    """Cards in the order of the stories; one query more for all their pictures."""
    stories = list(stories)
    pictures = pictures_of([story.lead_picture for story in stories])
    return {
        story.pk: {
            "title": story.title,
            "url": story.address,
            "picture": pictures.get(story.lead_picture_id),
            "place_name": story.place.name if story.place else "",
            "summary": story.intro,
        }
        for story in stories
    }


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
    return Vendor.objects.open().select_related("partner__place__parent")


def known(ids) -> set[int]:
    return {pk for pk in ids if pk}


def ids_of(queryset, number: int):
    return queryset.values("pk")[:number]
