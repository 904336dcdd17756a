"""What the review showed, signed into its form, and in words what differs since."""

import json

from django.core import signing
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext

from shop.money import format_vnd
from shop.order.models import Line, OrderGroup
from shop.payment.providers import provider_of
from shop.phones import format_phone

SALT = "shop.checkout.review"


def seal(*, basket, shown: dict) -> str:
    return signing.dumps(
        {"basket": basket.pk, "shown": shown}, salt=SALT, compress=True
    )


def unseal(text: str) -> dict:
    """`basket` and `shown` of a review of ours; both None for anything else."""
    try:
        return signing.loads(text, salt=SALT)
    except (signing.BadSignature, ValueError):
        return {"basket": None, "shown": None}


def shown_by_review(*, buyer, destination, forms) -> dict:
    """Before anything is ordered: the saved answers and the basket as they are."""
    parcels = [
        parcel_of(
            form.parcel.partner,
            goods_of(form.parcel),
            delivery=form.quote.code,
            cost=form.quote.cost,
            payment=form.cleaned_data["payment"],
        )
        for form in forms
    ]
    return {"receiver": receiver_of(buyer, destination), "parcels": parcels}


def written_down(*, group: OrderGroup, buyer, destination, orders) -> dict:
    """The same of orders that have just been written."""
    lines: dict[int, list] = {order.pk: [] for order in orders}
    for line in Line.objects.filter(order__in=orders).order_by("pk"):
        price = int(line.unit_price_incl_tax)
        lines[line.order_id].append(
            line_of(line.product_id, line.title, line.quantity, price)
        )
    parcels = [
        parcel_of(
            order.partner,
            lines[order.pk],
            delivery="collect" if order.is_collected else "ship",
            cost=int(order.shipping_incl_tax),
            payment=order.payment_method,
        )
        for order in orders
    ]
    return {"receiver": receiver_of(buyer, destination), "parcels": parcels}


def basket_now(*, seen: dict, buyer, destination, parcels) -> dict:
    """Receiver and goods as they are; delivery and payment as if nothing were new."""
    before = {parcel["partner"]: parcel for parcel in seen["parcels"]}
    now = [
        before.get(parcel.partner.pk, {})
        | {
            "partner": parcel.partner.pk,
            "shop": parcel.partner.name,
            "lines": goods_of(parcel),
        }
        for parcel in parcels
    ]
    return {"receiver": receiver_of(buyer, destination), "parcels": now}


def receiver_of(buyer, destination) -> dict:
    return {
        "name": buyer.full_name,
        "phone": buyer.phone,
        "email": buyer.email,
        "address": f"{destination.street}, {destination.commune.long_name}",
        "notes": destination.notes,
    }


def goods_of(parcel) -> list[dict]:
    return [
        line_of(line.product_id, line.product.title, line.quantity, row.price)
        for row in parcel.rows
        for line in [row.line]
    ]


def line_of(product_id: int, title: str, quantity: int, price: int) -> dict:
    """`price` of one piece, in whole VND."""
    return {"product": product_id, "title": title, "number": quantity, "price": price}


def parcel_of(partner, lines, *, delivery, cost, payment) -> dict:
    return {
        "partner": partner.pk,
        "shop": partner.name,
        "lines": lines,
        "delivery": delivery,
        "cost": cost,
        "place": partner.pickup_note if delivery == "collect" else "",
        "payment": payment,
        "account": payee_digest(partner, payment),
    }


def payee_digest(partner, payment: str) -> str:
    """Who gets the money: bound, but not shown before she has ordered."""
    payee = provider_of(payment).payee_of(partner)
    return salted_hmac(SALT, json.dumps(payee)).hexdigest()[:16] if payee else ""


def differences(seen: dict, now: dict) -> list[str]:
    """One sentence for each thing that is not as she saw it; [] where all is."""
    found = receiver_differences(seen["receiver"], now["receiver"])
    before = {parcel["partner"]: parcel for parcel in seen["parcels"]}
    after = {parcel["partner"]: parcel for parcel in now["parcels"]}
    for key in [*before, *(key for key in after if key not in before)]:
        old, new = before.get(key), after.get(key)
        found += line_differences(old, new)
        if old and new:
            found += parcel_differences(old, new)
    if not found and seen != now:
        found.append(gettext("Something has changed."))
    return found


def receiver_differences(seen: dict, now: dict) -> list[str]:
    labels = {
        "name": gettext("The name of the receiver"),
        "phone": gettext("The phone number"),
        "email": gettext("The e-mail"),
        "address": gettext("The address"),
        "notes": gettext("The note for the shops"),
    }
    shown = {key: format_phone if key == "phone" else str for key in labels}
    return [
        change(label, shown[key](seen[key]), shown[key](now[key]))
        for key, label in labels.items()
        if seen[key] != now[key]
    ]


def line_differences(old: dict | None, new: dict | None) -> list[str]:
    before = {line["product"]: line for line in old["lines"]} if old else {}
    after = {line["product"]: line for line in new["lines"]} if new else {}
    gone = [line for key, line in before.items() if key not in after]
    found = [
        gettext("“%(title)s” is no longer in your basket.") % line for line in gone
    ]
    for key, line in after.items():
        found += one_line(before.get(key), line)
    return found


def one_line(old: dict | None, new: dict) -> list[str]:
    title = f"“{new['title']}”"
    if old is None:
        text = gettext("“%(title)s” is new in your basket: %(number)d × %(price)s.")
        return [text % (new | {"price": format_vnd(new["price"])})]
    found = []
    if old["title"] != new["title"]:
        found.append(change(gettext("The name of a product"), old["title"], title))
    if old["price"] != new["price"]:
        label = gettext("The price of %(title)s") % {"title": title}
        found.append(change(label, format_vnd(old["price"]), format_vnd(new["price"])))
    if old["number"] != new["number"]:
        label = gettext("The number of %(title)s") % {"title": title}
        found.append(change(label, old["number"], new["number"]))
    return found


def parcel_differences(old: dict, new: dict) -> list[str]:
    shop = {"shop": new["shop"]}
    found = []
    if old["shop"] != new["shop"]:
        found.append(change(gettext("The name of a shop"), old["shop"], new["shop"]))
    before, after = delivery_words(old), delivery_words(new)
    if before != after:
        found.append(change(gettext("Delivery from %(shop)s") % shop, before, after))
    if old["payment"] != new["payment"]:
        label = gettext("Payment to %(shop)s") % shop
        methods = [provider_of(p["payment"]).label for p in (old, new)]
        found.append(change(label, *methods))
    elif old["account"] != new["account"]:
        text = gettext("%(shop)s has changed the bank account that you pay to.")
        found.append(text % shop)
    return found


def delivery_words(parcel: dict) -> str:
    cost = format_vnd(parcel["cost"]) if parcel["cost"] else gettext("Free of charge")
    if parcel["delivery"] == "collect":
        words = [gettext("Collect at the shop"), parcel["place"]]
    else:
        words = [gettext("Delivery to your address")]
    return " · ".join(filter(None, [*words, cost]))


def change(label: str, old, new) -> str:
    text = gettext("%(what)s was: %(old)s. Now it is: %(new)s.")
    nothing = gettext("empty")
    return text % {"what": label, "old": old or nothing, "new": new or nothing}
