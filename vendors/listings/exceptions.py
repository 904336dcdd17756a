class NotReady(Exception):
    """The listing lacks `points`: keys of the steps still to be filled in."""

    def __init__(self, points: list[str]):
        self.points = points
        super().__init__(", ".join(points))


class WrongState(Exception):
    """The listing is not in a state from which this can be done."""


class LastPhoto(Exception):
    """What shoppers see keeps one photo at least."""


class StockReserved(Exception):
    """Stock can't go below the `reserved` pieces that buyers have ordered."""

    def __init__(self, reserved: int):
        self.reserved = reserved
        super().__init__(f"{reserved} reserved")
