class NothingToOrder(Exception):
    """The basket has no lines."""


class BasketChanged(Exception):
    """`lines` can't be had, or nobody said how they are to come."""

    def __init__(self, lines):
        self.lines = lines
        super().__init__(f"{len(lines)} lines")


class TotalChanged(Exception):
    """A price or the delivery differs from what the buyer saw."""


from oscar.apps.checkout.exceptions import *  # noqa: E402, F403
