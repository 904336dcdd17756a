import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from oscar.core.loading import get_model

from shop.money import group_digits

Category = get_model("catalogue", "Category")


class CountField(forms.CharField):
    """How many: `12`, `1.000`; on an error the field still shows what was typed."""

    NUMBER = re.compile(r"[0-9]{1,9}|[0-9]{1,3}(?:[. ][0-9]{3}){1,2}")
    default_error_messages = {
        "not_a_number": _("Write a whole number in figures, such as 12."),
        "too_many": _("The most you can write is %(limit)s."),
    }

    def __init__(self, *, highest=999_999, **kwargs):
        self.highest = highest
        super().__init__(empty_value=None, **kwargs)

    def widget_attrs(self, widget):
        attrs = {"inputmode": "numeric", "autocomplete": "off", "class": "short"}
        return super().widget_attrs(widget) | attrs

    def to_python(self, value):
        text = super().to_python(value)
        if text is None:
            return None
        if not self.NUMBER.fullmatch(text):
            raise ValidationError(
                self.error_messages["not_a_number"], code="not_a_number"
            )
        return int(re.sub("[. ]", "", text))

    def validate(self, value):
        super().validate(value)
        if value is not None and value > self.highest:
            limit = {"limit": group_digits(self.highest)}
            raise ValidationError(
                self.error_messages["too_many"], code="too_many", params=limit
            )


class KindField(forms.ChoiceField):
    """One leaf of the categories, under the heading of its group."""

    default_error_messages = {
        "required": _("Choose what kind of goods it is."),
        "invalid_choice": _("Choose one of the kinds in the list."),
    }

    def __init__(self, **kwargs):
        super().__init__(choices=grouped_kinds, **kwargs)

    def clean(self, value):
        value = super().clean(value)
        return Category.objects.get(pk=value) if value else None


def grouped_kinds() -> list:
    groups: list = [("", _("Choose…"))]
    kinds = list(Category.objects.filter(is_public=True, depth__lte=2).order_by("path"))
    for group in (kind for kind in kinds if kind.depth == 1):
        leaves = [k for k in kinds if k.depth == 2 and k.path.startswith(group.path)]
        if leaves:
            groups.append((group.label, [(str(k.pk), k.label) for k in leaves]))
        else:
            groups.append((str(group.pk), group.label))
    return groups
