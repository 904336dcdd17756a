from typing import cast

from django import forms
from django.utils.translation import gettext_lazy as _

from shop.forms import CountField, NameField, PriceField, TextField
from shop.photos.fields import PhotosField

from .fields import KindField
from .photos import MOST_PHOTOS


class PhotosForm(forms.Form):
    photos = PhotosField(
        label=_("Photos from your phone"),
        help_text=_("Up to 9. Daylight, a plain cloth below, the goods in the middle."),
        min_side=500,
        required=False,
    )

    def __init__(self, *args, present: int = 0, **kwargs):
        super().__init__(*args, **kwargs)
        photos = cast(PhotosField, self.fields["photos"])
        photos.most, photos.required = MOST_PHOTOS - present, not present


class WhatForm(forms.Form):
    name = NameField(
        label=_("Name"),
        help_text=_("As shoppers look for it, for example “Cầu Đúc pineapple jam”."),
        max_length=120,
        error_messages={"required": _("Write the name of the product.")},
    )
    kind = KindField(label=_("Kind"))


class OfferForm(forms.Form):
    price = PriceField(
        label=_("Price"), help_text=_("150000, 150k or 1tr2: write it as you say it.")
    )
    unit = NameField(
        label=_("For one…"),
        help_text=_("kg, box, bottle, pair… as you sell it."),
        max_length=40,
        error_messages={"required": _("Write what one piece is: kg, box, bottle…")},
        widget=forms.TextInput(
            attrs={"list": "units", "autocomplete": "off", "class": "short"}
        ),
    )
    stock = CountField(
        label=_("How many do you have?"),
        error_messages={"required": _("Write how many you have.")},
    )


class StoryForm(forms.Form):
    story = TextField(
        label=_("Tell about it"),
        help_text=_(
            "Who makes it, of what? How does it taste, how long does it keep? "
            "As you would tell a guest at the market."
        ),
        max_length=5000,
        error_messages={"required": _("Write a few words about the product.")},
        widget=forms.Textarea(attrs={"rows": 8}),
    )


class StockForm(forms.Form):
    stock = CountField(
        label=_("How many do you have now?"),
        error_messages={"required": _("Write how many you have.")},
    )
