from django.db import migrations


def copy_payees(apps, schema_editor):
    """Open orders keep the account and the pick-up point that they have today."""
    Payment = apps.get_model("payment", "Payment")
    asked = Payment.objects.filter(provider="vietqr", status="asked", payee_account="")
    for payment in asked.select_related("order__partner").iterator():
        partner = payment.order.partner
        payment.payee_bin = partner.bank_bin
        payment.payee_account = partner.bank_account
        payment.payee_holder = partner.account_holder
        payment.save(update_fields=["payee_bin", "payee_account", "payee_holder"])
    Order = apps.get_model("order", "Order")
    collected = Order.objects.filter(is_collected=True, pickup_note="")
    for order in collected.select_related("partner").iterator():
        order.pickup_note = order.partner.pickup_note
        order.save(update_fields=["pickup_note"])


class Migration(migrations.Migration):
    dependencies = [
        ("order", "0002_room_and_payee"),
        ("partner", "0001_market"),
        ("payment", "0002_room_and_payee"),
    ]

    operations = [migrations.RunPython(copy_payees, migrations.RunPython.noop)]
