class NotReady(Exception):
    """The application lacks `points`: keys of what is still to be done."""

    def __init__(self, points: list[str]):
        self.points = points
        super().__init__(", ".join(points))


class WrongState(Exception):
    """The vendor is not in a state from which this can be done."""
