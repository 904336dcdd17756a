import re
from typing import Any

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.generic import FormView, TemplateView, View

from shop.journal.by import By
from shop.order.exceptions import MoveRefused
from shop.order.models import Order
from shop.order.services import (
    give_late_money_back,
    may_move,
    move_order,
    take_late_money,
)
from shop.order.timeline import steps_of
from shop.partner.exceptions import OutOfStock
from shop.phones import format_phone
from vendors.entry.mixins import VendorRequiredMixin

from . import desk
from .forms import CARRIERS, ReasonForm, ShipForm

PAGE_SIZE = 20


@method_decorator(never_cache, "dispatch")
class OrderList(VendorRequiredMixin, TemplateView):
    """Her orders, a tray for each thing that is to be done."""

    template_name = "vendors/orders/list.html"

    def get_context_data(self, **kwargs):
        counts = desk.counts_of(self.request.vendor.partner)
        asked = self.request.GET.get("tab", "")
        tray = asked if asked in desk.TRAYS else desk.first_tray(counts)
        orders = self.orders(tray)
        more = len(orders) > PAGE_SIZE
        return super().get_context_data(
            tab="orders",
            tray=tray,
            tray_title=desk.TRAYS[tray][0],
            trays=self.trays(counts, tray),
            rows=[row_of(order) for order in orders[:PAGE_SIZE]],
            next_url=f"?tab={tray}&sau={orders[PAGE_SIZE - 1].pk}" if more else "",
            **kwargs,
        )

    def trays(self, counts: dict, current: str) -> list[dict]:
        return [
            {
                "title": title,
                "url": f"?tab={tray}",
                "current": tray == current,
                "count": counts[tray] if tray in desk.TO_DO else 0,
            }
            for tray, (title, _statuses) in desk.TRAYS.items()
        ]

    def orders(self, tray: str) -> list[Order]:
        orders = (
            Order.objects.of_partner(self.request.vendor.partner)
            .filter(status__in=desk.TRAYS[tray][1])
            .select_related("group")
            .prefetch_related("lines")
            .order_by("-pk")
        )
        after = self.request.GET.get("sau", "")
        if after.isascii() and after.isdecimal() and len(after) < 19:
            orders = orders.filter(pk__lt=int(after))
        return list(orders[: PAGE_SIZE + 1])


def row_of(order: Order) -> dict:
    return {
        "order": order,
        "lines": order.lines.all(),
        "badge": desk.badge_of(order),
        "by_transfer": order.payment_method == Order.PaymentMethod.VIETQR,
    }


class OrderMixin(VendorRequiredMixin):
    """One order of hers; anybody else's does not exist."""

    request: Any
    kwargs: dict[str, Any]

    @method_decorator(never_cache)
    def dispatch(self, request, *args, **kwargs):
        return super().dispatch(request, *args, **kwargs)

    def order(self) -> Order:
        order = (
            Order.objects.of_partner(self.request.vendor.partner)
            .select_related("group", "partner", "shipping_address__commune__parent")
            .prefetch_related("payments")
            .filter(number=plain_number(self.kwargs["number"]))
            .first()
        )
        if order is None:
            raise Http404
        return order

    def move(self, order: Order, to: str, **details):
        """Take the order on, then back to its page; twice is once."""
        try:
            by = By.request(self.request)
            order = move_order(order=order, to=to, by=by, **details)
        except MoveRefused:
            self.say_where_it_is(to)
        else:
            text = gettext("Order %(number)s: %(state)s.")
            messages.success(self.request, text % values_of(order))
        return redirect("vendors:order-detail", number=order.number)

    def say_where_it_is(self, to: str) -> None:
        order = self.order()
        text = gettext(
            "The order has moved meanwhile. Now it is: %(state)s. Nothing was changed."
        )
        if order.status == to:
            text = gettext("Order %(number)s was already: %(state)s.")
        messages.info(self.request, text % values_of(order))


def plain_number(typed: str) -> str:
    """Nothing that a database would choke on."""
    return re.sub(r"[^A-Z0-9-]", "", typed.upper())


def values_of(order: Order) -> dict:
    return {"number": order.number, "state": order.get_status_display()}


class OrderDetail(OrderMixin, TemplateView):
    template_name = "vendors/orders/detail.html"

    def get_context_data(self, **kwargs):
        order = self.order()
        payment = order.payment_now
        return super().get_context_data(
            tab="orders",
            order=order,
            lines=order.lines.all(),
            address=order.shipping_address,
            copy_address=one_line(order),
            payment=payment,
            is_paid=order.is_paid,
            late=desk.late_money(order, payment),
            by_transfer=order.payment_method == Order.PaymentMethod.VIETQR,
            badge=desk.badge_of(order),
            steps=steps_of(order),
            next=desk.next_step(order),
            may_cancel=may_move(order, Order.Status.CANCELLED),
            may_refuse=may_move(order, Order.Status.REFUSED),
            form=kwargs.pop("form", None) or ship_form(order),
            carriers=CARRIERS,
            **kwargs,
        )


def one_line(order: Order) -> str:
    """Name, phone and address as a carrier's app wants them pasted."""
    group, to = order.group, order.shipping_address
    parts = [group.full_name, format_phone(group.phone), to.line1, to.line3, to.line4]
    return ", ".join(filter(None, parts))


def ship_form(order: Order) -> ShipForm | None:
    return ShipForm() if may_move(order, Order.Status.SHIPPED) else None


class OrderStep(OrderMixin, View):
    """The one button of the order's page."""

    def get(self, request, number, step):
        return redirect("vendors:order-detail", number=self.order().number)

    def post(self, request, number, step):
        order = self.order()
        if step not in desk.STEPS:
            raise Http404
        if desk.STEPS[step] == Order.Status.SHIPPED:
            return self.ship(order)
        return self.move(order, desk.STEPS[step])

    def ship(self, order: Order):
        form = ShipForm(self.request.POST)
        if form.is_valid():
            return self.move(order, Order.Status.SHIPPED, **form.cleaned_data)
        if not may_move(order, Order.Status.SHIPPED):
            self.say_where_it_is(Order.Status.SHIPPED)
            return redirect("vendors:order-detail", number=order.number)
        page = OrderDetail(kwargs=self.kwargs, request=self.request)
        context = page.get_context_data(form=form)
        return render(self.request, page.template_name, context, status=422)


class ReasonView(OrderMixin, FormView):
    """The order comes to nothing: why?"""

    template_name = "vendors/orders/reason.html"
    form_class = ReasonForm
    to: str

    def get(self, request, number):
        order = self.order()
        if may_move(order, self.to):
            return super().get(request, number=number)
        self.say_where_it_is(self.to)
        return redirect("vendors:order-detail", number=order.number)

    def form_valid(self, form):
        return self.move(self.order(), self.to, reason=form.cleaned_data["reason"])

    def get_context_data(self, **kwargs):
        order = self.order()
        return super().get_context_data(
            tab="orders",
            order=order,
            back=reverse("vendors:order-detail", args=[order.number]),
            is_refusal=self.to == Order.Status.REFUSED,
            is_paid=order.is_paid,
            **kwargs,
        )


class CancelOrder(ReasonView):
    to = Order.Status.CANCELLED


class RefuseOrder(ReasonView):
    to = Order.Status.REFUSED


class LateMoney(OrderMixin, View):
    """Money came when the order was closed: she takes it or has given it back."""

    http_method_names = ["post"]

    def post(self, request, number):
        order, by = self.order(), By.request(request)
        payment = order.payment_now
        late = desk.late_money(order, payment)
        deed = request.POST.get("deed")
        try:
            if late is None or deed not in ("take", "give_back"):
                raise MoveRefused(order, "late")
            if deed == "take":
                take_late_money(order=order, payment=payment, by=by)
                text = gettext("The order lives again. Pack it, please.")
            else:
                give_late_money_back(order=order, payment=payment, by=by)
                text = gettext("Noted. The buyer is told that the money comes back.")
            messages.success(request, text)
        except OutOfStock:
            text = gettext(
                "The goods are sold meanwhile. Fill up your stock first, "
                "or give the money back."
            )
            messages.warning(request, text)
        except MoveRefused:
            messages.info(request, gettext("This is decided already."))
        return redirect("vendors:order-detail", number=order.number)


class OrderSlip(OrderMixin, TemplateView):
    """To print and put on the parcel."""

    template_name = "vendors/orders/slip.html"

    def get_context_data(self, **kwargs):
        order = self.order()
        return super().get_context_data(
            order=order,
            lines=order.lines.all(),
            address=order.shipping_address,
            to_collect=0 if order.is_paid else order.total_incl_tax,
            **kwargs,
        )
