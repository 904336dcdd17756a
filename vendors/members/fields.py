"""Form fields for what a member writes about herself and her goods."""

import unicodedata

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from shop.forms import TOO_LONG
from shop.text import INVISIBLE
from shop.validators import plain_text


def has_letters(value: str) -> None:
    """A name can be read aloud and searched for; signs and pictures alone cannot."""
    if not any(char.isalpha() for char in value):
        raise ValidationError(_("Write it in letters, please."), code="no_letters")


class TextField(forms.CharField):
    """Several lines, as she typed them."""

    widget = forms.Textarea
    default_validators = [plain_text]
    default_error_messages = {"max_length": TOO_LONG}

    def to_python(self, value):
        text = super().to_python(value).replace("\r\n", "\n").replace("\r", "\n")
        return unicodedata.normalize("NFC", text.translate(INVISIBLE)).strip()
