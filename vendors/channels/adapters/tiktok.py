from django.utils.translation import gettext_lazy as _

from vendors.channels.channel import Channel


class TikTokShop(Channel):
    code = "tiktok"
    seller_centre = "https://seller-vn.tiktok.com/"
    steps = (
        _("Open TikTok Shop Seller, choose “Products”, then “Add a product”."),
        _("Save the photos below and choose them there, the first one first."),
        _("Copy name and description from here and paste them there."),
        _("Enter price, stock and weight, then publish."),
        _("Come back and paste the address of the product here."),
    )
