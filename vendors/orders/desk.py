"""The desk's trays, and the one step that comes next for an order."""

from dataclasses import dataclass

from django.db.models import Count
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from shop.order.models import Order
from shop.payment.providers import provider_of

S = Order.Status
TRAYS = {
    "moi": (_("New"), [S.PENDING]),
    "dong-goi": (_("To pack"), [S.CONFIRMED]),
    "gui": (_("To send"), [S.PACKED]),
    "dang-giao": (_("On the way"), [S.SHIPPED]),
    "xong": (_("Delivered"), [S.DELIVERED]),
    "khong-thanh": (_("Came to nothing"), [S.CANCELLED, S.REFUSED, S.EXPIRED]),
}
TO_DO = ["moi", "dong-goi", "gui", "dang-giao"]
STEPS = {
    "xac-nhan": S.CONFIRMED,
    "dong-goi": S.PACKED,
    "gui-di": S.SHIPPED,
    "da-giao": S.DELIVERED,
}
BADGES = {
    S.PENDING: "mango",
    S.CONFIRMED: "wait",
    S.PACKED: "wait",
    S.SHIPPED: "wait",
    S.DELIVERED: "ok",
    S.CANCELLED: "bad",
    S.REFUSED: "bad",
    S.EXPIRED: "bad",
}


def badge_of(order: Order) -> dict:
    """The order's state as she sees it: a waiting order waits for her."""
    text = order.get_status_display()
    if order.status == S.PENDING:
        text = gettext("New order")
    return {"kind": BADGES[order.status], "text": text}


@dataclass(frozen=True)
class NextStep:
    """`step` is the last part of the address that takes the order on."""

    step: str
    title: str
    text: str
    button: str


def next_step(order: Order) -> NextStep | None:
    if order.status == S.PENDING:
        return first_step(order)
    if order.status == S.CONFIRMED:
        return NextStep(
            "dong-goi",
            gettext("Pack it"),
            gettext("Put everything in, then tap the button."),
            gettext("It is ready to be collected")
            if order.is_collected
            else gettext("It is packed"),
        )
    if order.status == S.PACKED:
        return collect_step() if order.is_collected else ship_step()
    if order.status == S.SHIPPED:
        return NextStep(
            "da-giao",
            gettext("Has it arrived?"),
            gettext("Tap the button when the buyer has the parcel in her hands."),
            gettext("It was delivered"),
        )
    return None


def first_step(order: Order) -> NextStep:
    if order.payment_method == Order.PaymentMethod.VIETQR:
        return NextStep(
            "xac-nhan",
            gettext("Has the money arrived?"),
            gettext(
                "Look into your bank's app. The purpose of the transfer is the order "
                "number. Confirm only when the whole amount is there."
            ),
            gettext("The money is in my account"),
        )
    return NextStep(
        "xac-nhan",
        gettext("Can you send it?"),
        gettext("Call the buyer if something is unclear, then confirm."),
        gettext("Confirm the order"),
    )


def ship_step() -> NextStep:
    return NextStep(
        "gui-di",
        gettext("Hand it over"),
        gettext("Who brings the parcel?"),
        gettext("It is on its way"),
    )


def collect_step() -> NextStep:
    return NextStep(
        "da-giao",
        gettext("The buyer comes to you"),
        gettext("Tap the button when she has collected it."),
        gettext("It was collected"),
    )


@dataclass(frozen=True)
class LateMoney:
    """`has_come`: the bank said so; else she is asked whether it came."""

    may_take: bool
    has_come: bool


def late_money(order: Order, payment) -> LateMoney | None:
    """Where a transfer may still arrive for an order that is closed unpaid."""
    if order.is_living or payment is None or payment.status != "closed":
        return None
    if not provider_of(payment.provider).is_prepaid:
        return None
    return LateMoney(order.status == S.EXPIRED, payment.came_late_at is not None)


def counts_of(partner) -> dict[str, int]:
    """How many orders lie in each tray; one query."""
    rows = Order.objects.of_partner(partner).values("status").annotate(n=Count("pk"))
    by_status = {row["status"]: row["n"] for row in rows.order_by()}
    return {
        tray: sum(by_status.get(status, 0) for status in statuses)
        for tray, (_title, statuses) in TRAYS.items()
    }


def first_tray(counts: dict[str, int]) -> str:
    """Where there is something to do, else the new ones."""
    return next((tray for tray in TO_DO if counts[tray]), "moi")
