from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from shop.text import has_control_characters, has_direction_marks


def plain_text(value: str) -> None:
    """Any words, emoji and HTML too (it is escaped where it is shown)."""
    if has_direction_marks(value):
        raise ValidationError(
            _(
                "This text holds hidden signs that turn the writing around. "
                "Please type it again instead of pasting it."
            ),
            code="direction_marks",
        )
    if has_control_characters(value):
        raise ValidationError(
            _(
                "This text holds signs that cannot be shown. "
                "Please type it again instead of pasting it."
            ),
            code="control_characters",
        )
