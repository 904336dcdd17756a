from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from shop.text import (
    MOST_MARKS,
    has_control_characters,
    has_direction_marks,
    has_heaped_marks,
    has_visible_letter,
)


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
    if has_heaped_marks(value):
        raise ValidationError(
            _(
                "One letter carries more than %(most)d marks. "
                "Please write it with fewer."
            ),
            code="heaped_marks",
            params={"most": MOST_MARKS},
        )


def has_letters(value: str) -> None:
    """A name can be read aloud and searched for; signs and pictures alone cannot."""
    if not has_visible_letter(value):
        raise ValidationError(_("Write it in letters, please."), code="no_letters")
