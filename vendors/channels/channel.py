"""What the market can do for a listing on an outside marketplace."""

from typing import TYPE_CHECKING, Any

from django.utils.functional import Promise

if TYPE_CHECKING:
    from .readiness import Hint, Offer


class Channel:
    """A marketplace that a listing is handed to by copying text and saving photos.

    One file in `adapters/` is all that a new one takes: `addresses` and `rules` have
    the form of an entry in data/platform_urls.json and data/limits.json. Those two
    also know platforms that nothing is handed to.
    """

    code = ""
    seller_centre = ""
    steps: tuple[str | Promise, ...] = ()
    addresses: dict[str, Any] = {}
    rules: tuple[dict[str, Any], ...] = ()

    @property
    def label(self) -> str:
        from .links import label_of

        return label_of(self.code)

    def hints(self, offer: "Offer") -> list["Hint"]:
        """None where we don't know what the channel asks."""
        from .readiness import hints
        from .rules import NoRules

        try:
            return hints(self.code, offer)
        except NoRules:
            return []
