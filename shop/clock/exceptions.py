class NotEverything(Exception):
    """A job did the rest; the log names what it could not do."""
