"""An order's way in words, for its buyer and its vendor alike."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext

from .models import Order

S = Order.Status
WAY = [S.PENDING, S.CONFIRMED, S.PACKED, S.SHIPPED, S.DELIVERED]
COLLECT_WAY = [S.PENDING, S.CONFIRMED, S.PACKED, S.DELIVERED]


@dataclass(frozen=True)
class Step:
    label: str
    state: str
    at: datetime | None = None
    note: str = ""


def steps_of(order: Order) -> list[Step]:
    """What lies behind, what is now and what is to come."""
    reached = times_of(order)
    way = COLLECT_WAY if order.is_collected else WAY
    if order.status in Order.ENDED:
        behind = [status for status in way if status in reached]
        return [step_of(order, s, "done", reached) for s in behind] + [
            step_of(order, order.status, "bad", reached, note_of(order))
        ]
    now = way.index(order.status)
    return [
        step_of(order, s, state_at(place, now, way), reached)
        for place, s in enumerate(way)
    ]


def times_of(order: Order) -> dict[str, datetime]:
    """When each state was reached; `status_changes` may be prefetched."""
    changes = {c.new_status: c.date_created for c in order.status_changes.all()}
    return {S.PENDING: order.date_placed} | changes


def state_at(place: int, now: int, way: list) -> str:
    if place < now or now == len(way) - 1:
        return "done"
    return "now" if place == now else "next"


def step_of(order, status, state, reached, note="") -> Step:
    if status == S.SHIPPED and state != "next":
        note = carrier_note(order)
    if status == S.PACKED and order.is_collected and state == "now":
        note = order.pickup_note
    return Step(label_of(order, status, state), state, reached.get(status), note)


def label_of(order: Order, status: str, state: str) -> str:
    if status == S.PENDING:
        return gettext("Ordered")
    if status == S.CONFIRMED and order.payment_method == "vietqr":
        return gettext("Paid, and confirmed by the shop")
    if status == S.CONFIRMED:
        return gettext("Confirmed by the shop")
    if status == S.PACKED and order.is_collected:
        return gettext("Ready to be collected")
    if status == S.DELIVERED and order.is_collected:
        return gettext("Collected")
    return str(S(status).label)


def carrier_note(order: Order) -> str:
    if not order.carrier:
        return gettext("The shop brings it herself.")
    if not order.tracking_code:
        return order.carrier
    return f"{order.carrier} · {order.tracking_code}"


def note_of(order: Order) -> str:
    if order.status == S.EXPIRED:
        return gettext("The money did not come in time.")
    return order.reason
