"""Every field that a person can fill in, found by walking all forms."""

import copy
from collections.abc import Iterator

from django import forms
from django.urls import get_resolver
from wagtail.admin.forms.choosers import BaseFilterForm  # noqa: F401 loads Wagtail's
from wagtail.blocks import FieldBlock, ListBlock, StreamBlock, StructBlock
from wagtail.blocks.base import Block, BlockField
from wagtail.models import get_page_models
from wagtail.snippets.models import get_snippet_models

from shop.dashboard.apps import OFF

Found = tuple[str, str, forms.Field]
OURS = ("shop.", "vendors.", "cms.")
NOT_MOUNTED = tuple(f"oscar.apps.dashboard.{app[:-1]}." for app in OFF)
OURS_AND_STOCK = (*OURS, "oscar.apps.dashboard.", "wagtail.users.forms")


def all_fields() -> list[Found]:
    """(form, name of the field, field), ours first."""
    load_views(get_resolver().url_patterns)
    found = list(of_forms())
    for form in editors_forms():
        found += of_form(form)
    return sorted(found, key=lambda each: (not each[0].startswith(OURS), each[:2]))


def load_views(patterns) -> None:
    for entry in patterns:
        load_views(getattr(entry, "url_patterns", ()))


def of_forms() -> Iterator[Found]:
    for form in dict.fromkeys(subclasses(forms.BaseForm)):
        is_known = form.__module__.startswith(OURS_AND_STOCK)
        if is_known and not form.__module__.startswith(NOT_MOUNTED):
            yield from () if is_forked(form) else of_form(form)


def is_forked(form) -> bool:
    """Ours of the same name stands in its place."""
    return form.__name__ in [child.__name__ for child in form.__subclasses__()]


def subclasses(parent: type) -> Iterator[type]:
    for child in parent.__subclasses__():
        yield child
        yield from subclasses(child)


def editors_forms() -> Iterator[type]:
    """What Wagtail makes of our pages, snippets and settings."""
    models = [*get_page_models(), *get_snippet_models()]
    for model in models:
        if model.__module__.startswith("cms."):
            yield form_of(model)


def form_of(model) -> type:
    if hasattr(model, "get_edit_handler"):
        return model.get_edit_handler().get_form_class()
    return model.snippet_viewset.get_edit_handler().get_form_class()


def of_form(form) -> Iterator[Found]:
    model = getattr(getattr(form, "_meta", None), "model", None)
    owner = form.__module__ if form.__module__.startswith(OURS_AND_STOCK) else "cms"
    name = f"{owner}.{getattr(model, '__name__', '') or form.__name__}"
    if form.__module__.startswith(OURS_AND_STOCK):
        name = f"{form.__module__}.{form.__name__}"
    for field_name, field in getattr(form, "base_fields", {}).items():
        if isinstance(field, BlockField):
            yield from of_block(f"{name}.{field_name}", field.block)
        else:
            yield name, field_name, with_column(field, model, field_name)


def with_column(field: forms.Field, model, name: str) -> forms.Field:
    """A ModelForm asks the model's validators too; ours asks them here."""
    columns = {column.name: column for column in model._meta.fields} if model else {}
    if name in columns and isinstance(field, forms.IntegerField):
        field = copy.deepcopy(field)
        field.validators = [*field.validators, *columns[name].validators]
    return field


def of_block(name: str, block: Block) -> Iterator[Found]:
    if isinstance(block, FieldBlock):
        yield name, block.name or "item", block.field
    elif isinstance(block, ListBlock):
        yield from of_block(name, block.child_block)
    elif isinstance(block, StreamBlock | StructBlock):
        for child in block.child_blocks.values():
            yield from of_block(f"{name}.{child.name}", child)
