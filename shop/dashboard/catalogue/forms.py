from django import forms
from oscar.apps.dashboard.catalogue import forms as stock
from oscar.apps.dashboard.catalogue.forms import *  # noqa: F403


def amount(name: str, **more) -> forms.DecimalField:
    """Oscar's own field, that takes no more than a price's column holds."""
    field = stock.SetProductPriceForm.base_fields[name]
    return forms.DecimalField(
        max_digits=12,
        decimal_places=2,
        label=field.label,
        help_text=field.help_text,
        required=False,
        **more,
    )


class SetProductPriceForm(stock.SetProductPriceForm):
    new_price = amount("new_price", min_value=0)
    increase_by_amount = amount("increase_by_amount")
    increase_by_percentage = amount("increase_by_percentage")


class StockRecordForm(stock.StockRecordForm):
    """The price can be mended; whose it is and how many there are is the shop's."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("partner", "partner_sku", "price_currency", "num_in_stock"):
            if name in self.fields:
                self.fields[name].disabled = True
