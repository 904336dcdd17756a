"""Every free text of a market becomes one long word, as hostile sellers write them."""

from django.apps import apps

WORD = "KẹodừaHaiXuânBếnTreThơmNgonNhấtMiềnTây" * 3
TEXTS = {
    "cms_images.Picture": "title description",
    "cms_navigation.MenuItem": "title title_en",
    "cms_navigation.Operator": "site_name union_name registration",
    "cms_pages.HomePage": "hero_title hero_text hero_action",
    "cms_pages.StandardPage": "intro",
    "cms_stories.StoryIndexPage": "intro",
    "cms_stories.StoryOverviewPage": "intro",
    "cms_stories.StoryPage": "intro author_name",
    "catalogue.Category": "name name_en",
    "catalogue.Product": "title description unit",
    "journal.Entry": "object_label",
    "listings.Listing": "return_reason withdrawn_reason",
    "members.Vendor": "about return_reason",
    "order.Line": "title partner_name",
    "order.Order": "pickup_note carrier tracking_code reason",
    "order.OrderGroup": "full_name",
    "order.ShippingAddress": "first_name last_name line1 line2 line3 line4 notes",
    "partner.Partner": "name pickup_note payout_holder",
    "payment.Payment": "payee_holder",
    "places.Place": "name",
    "search.ProductCard": "title unit shop_name place_name",
    "units.Unit": "name",
    "users.User": "full_name",
    "wagtailcore.Page": "title draft_title",
}


def stretch() -> None:
    """Where something stands; what is empty says something by that."""
    for label, names in TEXTS.items():
        model = apps.get_model(label)
        known = {field.name: field for field in model._meta.local_concrete_fields}
        for name in set(names.split()) & known.keys():
            word = WORD[: known[name].max_length]
            model._base_manager.exclude(**{name: ""}).update(**{name: word})
    for revision in apps.get_model("wagtailcore.Revision").objects.all():
        revision.content |= {"title": WORD, "draft_title": WORD}
        revision.save()
