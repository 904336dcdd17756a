"""Told to the layers above, within the transaction."""

from django.dispatch import Signal

# One unit went into another: `old`, `new`.
unit_merged = Signal()
# Units came, closed, moved or were named anew.
units_changed = Signal()
