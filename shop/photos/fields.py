"""Form fields that take photos and nothing else."""

import unicodedata

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from shop.photos.cleaning import PhotoRefused, clean_photo

NAME_LETTERS = 40


class PhotoInput(forms.FileInput):
    def __init__(self, attrs=None):
        super().__init__({"accept": "image/*", "data-preview": "", **(attrs or {})})


class PhotosInput(PhotoInput):
    allow_multiple_selected = True

    def __init__(self, attrs=None):
        super().__init__({"multiple": True, **(attrs or {})})

    def value_from_datadict(self, data, files, name):
        return files.getlist(name) if hasattr(files, "getlist") else files.get(name)


class PhotoField(forms.FileField):
    """One photo; the cleaned value is a CleanPhoto."""

    widget = PhotoInput
    default_error_messages = {"required": _("Please choose a photo.")}

    def __init__(self, *, min_side=0, max_length=None, **kwargs):
        self.min_side = min_side
        super().__init__(**kwargs)

    def to_python(self, data):
        if data in self.empty_values:
            return None
        if not hasattr(data, "read"):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return clean_photo(data, min_side=self.min_side)


class PhotosField(PhotoField):
    """Several photos; when some are refused, the good ones are in `kept`."""

    widget = PhotosInput
    default_error_messages = {
        "required": _("Please choose at least one photo."),
        "too_many": ngettext_lazy(
            "There is room for %(most)s photo. The others were left out.",
            "There is room for %(most)s photos. The others were left out.",
            "most",
        ),
        "no_room": _("There is no room for more photos."),
        "refused": "“%(name)s”: %(reason)s",
    }

    def __init__(self, *, most=9, **kwargs):
        self.most = most
        self.kept = []
        super().__init__(**kwargs)

    def clean(self, data, initial=None):
        files = [data] if hasattr(data, "read") else list(data or [])
        self.kept, errors = [], []
        for file in files[: self.most]:
            try:
                self.kept.append(self.to_python(file))
            except PhotoRefused as refusal:
                errors.append(self.named(file, refusal))
        if len(files) > self.most:
            errors.append(self.too_many())
        if self.required and not files:
            errors.append(self.error("required"))
        if errors:
            raise ValidationError(errors)
        return self.kept

    def named(self, file, refusal):
        reason = " ".join(refusal.messages)
        return self.error("refused", name=readable(file.name), reason=reason)

    def too_many(self):
        if self.most < 1:
            return self.error("no_room")
        return self.error("too_many", most=self.most)

    def error(self, code, **params):
        return ValidationError(self.error_messages[code], code=code, params=params)

    def has_changed(self, initial, data):
        return bool(data)


def readable(name: str | None) -> str:
    """A file's name for a message: no control or direction marks, not too long."""
    letters = "".join(
        letter for letter in name or "" if unicodedata.category(letter)[0] != "C"
    )
    return letters if len(letters) <= NAME_LETTERS else f"{letters[:NAME_LETTERS]}…"
