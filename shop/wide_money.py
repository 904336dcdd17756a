"""Oscar's money columns hold 12 digits, and one larger row breaks every list."""

from django.db import models

DIGITS = 18


def wide_money(model: type[models.Model]) -> type[models.Model]:
    """Give the money of a forked model room for any price times any quantity."""
    for field in model._meta.local_fields:
        if isinstance(field, models.DecimalField):
            field.max_digits = max(field.max_digits or 0, DIGITS)
    return model
