from django.db import migrations
from django.db.models import CharField, OuterRef, Subquery
from django.db.models.functions import Cast


def name_the_shops(apps, schema_editor):
    """Deeds written before entries knew their shop."""
    Entry = apps.get_model("journal", "Entry")
    shops = {
        "members.vendor": ("members", "Vendor", "partner"),
        "listings.listing": ("listings", "Listing", "vendor__partner"),
        "channels.channellink": ("channels", "ChannelLink", "vendor__partner"),
        "order.order": ("order", "Order", "partner"),
    }
    for object_type, (app, model, partner) in shops.items():
        things = apps.get_model(app, model).objects.annotate(
            text_id=Cast("pk", CharField())
        )
        shop = things.filter(text_id=OuterRef("object_id")).values(partner)[:1]
        Entry.objects.filter(object_type=object_type, partner=None).update(
            partner=Subquery(shop)
        )


class Migration(migrations.Migration):
    dependencies = [
        ("channels", "0004_history_stays"),
        ("journal", "0004_shop"),
        ("order", "0003_history_stays"),
        ("listings", "0003_history_stays"),
        ("members", "0003_history_stays"),
    ]
    operations = [migrations.RunPython(name_the_shops, migrations.RunPython.noop)]
