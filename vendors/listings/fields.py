from django import forms
from django.utils.translation import gettext_lazy as _
from oscar.core.loading import get_model

Category = get_model("catalogue", "Category")


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
