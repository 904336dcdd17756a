"""What a story is made of."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .choosers import PictureChooserBlock, ProductChooserBlock, VendorChooserBlock

TEXT_FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link"]


class PhotoBlock(blocks.StructBlock):
    image = PictureChooserBlock(label=_("Photo"))
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=200)

    class Meta:
        label = _("Photo")
        icon = "image"


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("What she says"), max_length=600)
    who = blocks.CharBlock(label=_("Who says it"), required=False, max_length=120)

    class Meta:
        label = _("Quote")
        icon = "openquote"


class GalleryBlock(blocks.StructBlock):
    photos = blocks.ListBlock(PhotoBlock(), label=_("Photos"), min_num=2, max_num=9)

    class Meta:
        label = _("Gallery")
        icon = "image"


class ProductsBlock(blocks.StructBlock):
    """Cards with today's price; what is no longer sold leaves by itself."""

    title = blocks.CharBlock(label=_("Heading"), required=False, max_length=120)
    products = blocks.ListBlock(
        ProductChooserBlock(label=_("Product"), required=False),
        label=_("Products"),
        min_num=1,
        max_num=12,
    )

    class Meta:
        label = _("Products")
        icon = "tag"


class VendorBlock(blocks.StructBlock):
    vendor = VendorChooserBlock(label=_("Shop"), required=False)

    class Meta:
        label = _("Shop")
        icon = "group"


class StoryStream(blocks.StreamBlock):
    text = blocks.RichTextBlock(label=_("Text"), icon="pilcrow", features=TEXT_FEATURES)
    photo = PhotoBlock()
    quote = QuoteBlock()
    gallery = GalleryBlock()
    products = ProductsBlock()
    vendor = VendorBlock()
