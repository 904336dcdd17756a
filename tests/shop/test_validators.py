import pytest
from django.core.exceptions import ValidationError

from shop.validators import plain_text


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("gnàv \u202eváng", "direction_marks"),
        ("bánh\u200f", "direction_marks"),
        ("bánh\x08", "control_characters"),
        ("\x00", "control_characters"),
    ],
)
def test_hidden_signs_are_refused(text, code):
    with pytest.raises(ValidationError) as refused:
        plain_text(text)

    assert refused.value.code == code


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "🍍🥥", "a\r\nb", ""])
def test_html_and_emoji_are_text(text):
    assert plain_text(text) is None
