class NothingToOrder(Exception):
    """The basket has no lines."""


class BasketChanged(Exception):
    """`lines` can't be had, or nobody said how they are to come."""

    def __init__(self, lines):
        self.lines = lines
        super().__init__(f"{len(lines)} lines")


class NotAsSeen(Exception):
    """`differences` from what the review had shown, in words."""

    def __init__(self, differences: list[str]):
        self.differences = differences
        super().__init__(" ".join(differences))


class TooLarge(Exception):
    """More goods at once than the rules allow; `most` in whole VND."""

    def __init__(self, most: int):
        self.most = most
        super().__init__(f"more than {most}")


from oscar.apps.checkout.exceptions import *  # noqa: E402, F403
