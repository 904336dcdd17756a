class NothingToOrder(Exception):
    """The basket has no lines."""


class BasketChanged(Exception):
    """Price, delivery or offer differ from what the buyer saw; `lines` can't be had."""

    def __init__(self, lines):
        self.lines = lines
        super().__init__(f"{len(lines)} lines")
