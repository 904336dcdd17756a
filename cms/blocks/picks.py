"""What staff put on the front page, in the order they like."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .choosers import ProductChooserBlock, StoryChooserBlock, VendorChooserBlock


def newest(most: int, default: int) -> blocks.IntegerBlock:
    return blocks.IntegerBlock(
        label=_("How many of the newest to add after your picks"),
        min_value=0,
        max_value=most,
        default=default,
    )


class PicksBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Heading"), max_length=120)


class StoryPicks(PicksBlock):
    picks = blocks.ListBlock(
        StoryChooserBlock("cms_stories.StoryPage", label=_("Story"), required=False),
        label=_("Stories"),
        max_num=6,
        default=[],
    )
    newest = newest(6, 3)

    class Meta:
        label = _("Stories")
        icon = "doc-full"


class ProductPicks(PicksBlock):
    picks = blocks.ListBlock(
        ProductChooserBlock(label=_("Product"), required=False),
        label=_("Products"),
        max_num=24,
        default=[],
    )
    newest = newest(24, 8)

    class Meta:
        label = _("Products")
        icon = "tag"


class VendorPicks(PicksBlock):
    picks = blocks.ListBlock(
        VendorChooserBlock(label=_("Shop"), required=False),
        label=_("Shops"),
        max_num=12,
        default=[],
    )
    newest = newest(12, 3)

    class Meta:
        label = _("Shops")
        icon = "group"


class CategoryStrip(PicksBlock):
    class Meta:
        label = _("Categories")
        icon = "list-ul"


class FrontStream(blocks.StreamBlock):
    stories = StoryPicks()
    products = ProductPicks()
    vendors = VendorPicks()
    categories = CategoryStrip()
