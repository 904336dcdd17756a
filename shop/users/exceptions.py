class LastAdministrator(Exception):
    """Nobody would be left who can look after these accounts."""


class NotOneself(Exception):
    """This is done to others only; one's own is looked after elsewhere."""


class LinkNotGood(Exception):
    """The link is unknown, altered, used, taken back or too old."""


class EmailTaken(Exception):
    """Somebody else has this address by now."""
