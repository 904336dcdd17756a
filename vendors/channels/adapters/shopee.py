from django.utils.translation import gettext_lazy as _

from vendors.channels.channel import Channel


class Shopee(Channel):
    code = "shopee"
    seller_centre = "https://banhang.shopee.vn/"
    steps = (
        _("Open the Shopee app, choose “I”, then “My shop”, then “Add a product”."),
        _("Save the photos below and choose them there, the first one first."),
        _("Copy name and description from here and paste them there."),
        _("Enter price, stock and weight, then publish."),
        _("Come back and paste the address of the product here."),
    )
