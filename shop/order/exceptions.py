class MoveRefused(Exception):
    """`order` can't go to state `to` from where it is now."""

    def __init__(self, order, to: str):
        self.order = order
        self.to = to
        super().__init__(f"{order.number}: {order.status} to {to}")


class ReasonMissing(Exception):
    """The buyer must be told why."""


from oscar.apps.order.exceptions import *  # noqa: E402, F403
