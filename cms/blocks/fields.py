from wagtail.fields import StreamField


class BlocksField(StreamField):
    """A StreamField whose blocks are the code's business alone.

    What they may hold is no column of the database, so migrations don't tell it, and
    a new block needs none.
    """

    def deconstruct(self):
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [[]], kwargs
