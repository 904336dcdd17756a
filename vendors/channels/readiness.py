"""What a member should still change before she hands a listing to a channel."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext, ngettext

from shop.money import format_vnd
from shop.text import fold

from .links import label_of
from .rules import Rules, rules_of

PICTOGRAMS = re.compile("[\u2190-\u2bff\u3030-\u303d\U0001f000-\U0001faff\ufe0f]")
WEB_ADDRESS = re.compile(r"https?://|www\.|\b[a-z0-9-]+\.(?:com|vn|net|me)\b", re.I)
PHONE = re.compile(r"(?:\+?84|0)(?:[ .-]?[0-9]){9}(?![0-9])")


@dataclass(frozen=True)
class Hint:
    """`field` is the name of the answer it speaks of."""

    field: str
    text: str


@dataclass(frozen=True)
class Offer:
    """A listing as a channel sees it; `photos` are (width, height) in pixels."""

    title: str
    description: str
    photos: Sequence[tuple[int, int]]
    price: int
    shop_name: str = ""


def hints(channel: str, offer: Offer, *, rules: Rules | None = None) -> list[Hint]:
    """In the order of the answers; none means ready."""
    rules = rules or rules_of(channel)
    found = {
        "name": [*title_length(rules, offer), *title_words(rules, offer)],
        "story": list(description_length(rules, offer)),
        "photos": list(photo_hints(rules, offer)),
        "price": list(price_hints(rules, offer)),
    }
    return [Hint(field, text) for field, texts in found.items() for text in texts]


def title_length(rules: Rules, offer: Offer) -> Iterator[str]:
    limits, length = rules.title, len(offer.title)
    names = {"platform": label_of(rules.channel), "length": length}
    if length < limits.get("min", 0):
        yield gettext(
            "The name has %(length)s letters, %(platform)s wants at least %(limit)s. "
            "Add what it is made of, its size or where it comes from."
        ) % (names | {"limit": limits["min"]})
    if length > limits.get("max", length):
        yield gettext(
            "The name has %(length)s letters, %(platform)s takes at most %(limit)s."
        ) % (names | {"limit": limits["max"]})


def title_words(rules: Rules, offer: Offer) -> Iterator[str]:
    title = offer.title
    if PICTOGRAMS.search(title):
        yield gettext("Leave small pictures (emoji) out of the name.")
    if sum(char.isalpha() for char in title) > 3 and title.isupper():
        yield gettext("Write the name in small letters, not all in capitals.")
    if WEB_ADDRESS.search(title) or PHONE.search(title):
        yield gettext("Leave phone numbers and web addresses out of the name.")
    if offer.shop_name and fold(offer.shop_name) in fold(title):
        yield gettext("Leave the name of your shop out of the product's name.")


def description_length(rules: Rules, offer: Offer) -> Iterator[str]:
    limits, length = rules.description, len(offer.description)
    words = len(offer.description.split())
    platform = label_of(rules.channel)
    names = {"platform": platform, "length": length, "words": words}
    if length < limits.get("min", 0):
        yield gettext(
            "The text has %(length)s letters, %(platform)s wants at least %(limit)s."
        ) % (names | {"limit": limits["min"]})
    elif words < limits.get("min_words", 0):
        yield gettext(
            "The text has %(words)s words, %(platform)s wants at least %(limit)s."
        ) % (names | {"limit": limits["min_words"]})
    if length > limits.get("max", length):
        yield gettext(
            "The text has %(length)s letters, %(platform)s takes at most %(limit)s."
        ) % (names | {"limit": limits["max"]})


def photo_hints(rules: Rules, offer: Offer) -> Iterator[str]:
    limits = rules.photos
    names: dict[str, object] = {"platform": label_of(rules.channel)}
    if len(offer.photos) < limits.get("min", 0):
        yield gettext("Add a photo of the product.")
    if len(offer.photos) > limits.get("max", len(offer.photos)):
        yield gettext("%(platform)s takes the first %(limit)s photos only.") % (
            names | {"limit": limits["max"]}
        )
    small = sum(min(photo) < limits.get("min_side", 0) for photo in offer.photos)
    if small:
        yield ngettext(
            "%(count)s photo is too small for %(platform)s: "
            "each side needs %(limit)s pixels.",
            "%(count)s photos are too small for %(platform)s: "
            "each side needs %(limit)s pixels.",
            small,
        ) % (names | {"count": small, "limit": limits["min_side"]})


def price_hints(rules: Rules, offer: Offer) -> Iterator[str]:
    names = {"platform": label_of(rules.channel)}
    if offer.price < rules.price.get("min", 0):
        yield gettext("%(platform)s takes prices from %(limit)s.") % (
            names | {"limit": format_vnd(rules.price["min"])}
        )
    if offer.price > rules.price.get("max", offer.price):
        yield gettext("%(platform)s takes prices up to %(limit)s.") % (
            names | {"limit": format_vnd(rules.price["max"])}
        )
