from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from shop.forms import EmailField, LineField, NameField, PhoneField, TextField
from shop.money import format_vnd
from shop.order.models import Order
from shop.payment.providers import offered_by
from shop.places.forms import PlaceFormMixin
from shop.shipping.zones import Quote, quotes_for


class BuyerForm(PlaceFormMixin):
    """Who gets the parcels, and where."""

    full_name = NameField(
        label=_("Your name"),
        max_length=120,
        error_messages={"required": _("Enter the name of the one who receives it.")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    phone = PhoneField(
        label=_("Phone number"),
        help_text=_("The shop calls you about the delivery."),
    )
    street = LineField(
        label=_("House number and street, or hamlet"),
        max_length=200,
        error_messages={
            "required": _("Enter the house number and street, or the hamlet.")
        },
        widget=forms.TextInput(attrs={"autocomplete": "address-line1"}),
    )
    email = EmailField(
        label=_("E-mail"),
        required=False,
        max_length=120,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    notes = TextField(
        label=_("A note for the shops"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    field_order = ["full_name", "phone", "province", "commune", "street"]


class ParcelForm(forms.Form):
    """How one shop's parcel comes and how it is paid."""

    delivery = forms.ChoiceField(
        label=_("Delivery"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose how the parcel comes to you."),
            "invalid_choice": _("Choose how the parcel comes to you."),
        },
    )
    payment = forms.ChoiceField(
        label=_("Payment"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose how you pay."),
            "invalid_choice": _("Choose how you pay."),
        },
    )

    def __init__(self, *args, parcel, commune, **kwargs):
        super().__init__(*args, **kwargs)
        self.parcel = parcel
        self.quotes = {
            quote.code: quote
            for quote in quotes_for(partner=parcel.partner, commune=commune)
        }
        self.fields["delivery"].choices = [
            (quote.code, quote_label(quote, parcel.partner))
            for quote in self.quotes.values()
        ]
        self.fields["payment"].choices = payment_choices(
            parcel,
            parcel.total + max([q.cost for q in self.quotes.values()], default=0),
        )
        self.fields["delivery"].initial = next(iter(self.quotes), None)
        self.fields["payment"].initial = Order.PaymentMethod.CASH

    @property
    def is_possible(self) -> bool:
        return bool(self.quotes)

    @property
    def quote(self) -> Quote:
        return self.quotes[self.cleaned_data["delivery"]]


def quote_label(quote: Quote, partner) -> str:
    cost = format_vnd(quote.cost) if quote.cost else _("Free of charge")
    if quote.code == "collect" and partner.pickup_note:
        cost = f"{partner.pickup_note} · {cost}"
    return format_html("{} <small>{}</small>", quote.name, cost)


def payment_choices(parcel, total: int) -> list:
    """`total` with the dearest delivery."""
    return [
        (way.code, format_html("{} <small>{}</small>", way.label, way.hint))
        for way in offered_by(partner=parcel.partner, total=total)
    ]
