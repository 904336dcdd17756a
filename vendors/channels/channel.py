"""What the market can do for a listing on an outside marketplace."""

from django.utils.functional import Promise

from .links import OFFERED, label_of
from .readiness import Hint, Offer, hints


class Channel:
    """A marketplace that a listing is handed to by copying text and saving photos."""

    code = ""
    seller_centre = ""
    steps: tuple[str | Promise, ...] = ()

    @property
    def label(self) -> str:
        return label_of(self.code)

    def hints(self, offer: Offer) -> list[Hint]:
        return hints(self.code, offer)


def channels() -> dict[str, Channel]:
    """Those with a hand-off page, by code, in the order in which they are offered."""
    from .adapters import shopee, tiktok

    found = (shopee.Shopee(), tiktok.TikTokShop())
    return {channel.code: channel for channel in found}


def link_choices() -> list[tuple[str, str]]:
    return [(code, platform.label) for code, platform in OFFERED.items()]
