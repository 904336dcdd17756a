from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.generic import FormView, TemplateView, View

from shop import limits
from shop.basket.contents import count_of
from shop.journal.by import By
from shop.payment import pictures
from shop.payment.models import Payment
from shop.payment.providers import provider_of
from shop.payment.transfer import TransferRequest

from .access import may_see, remember_group, seen_groups
from .exceptions import MoveRefused
from .forms import CancelForm, FindForm
from .models import Order, OrderGroup
from .numbers import normalise_group_number
from .services import move_order, pay_in_cash
from .timeline import note_of, steps_of


@method_decorator(never_cache, "dispatch")
class FindView(FormView):
    """Number and phone; the same answer for right and wrong numbers.

    What fails is counted: a try takes its place first, the right one gives it back.
    """

    template_name = "orders/find.html"
    form_class = FindForm

    def get_initial(self):
        return {"number": self.kwargs.get("number", "")[:40]}

    def post(self, request, *args, **kwargs):
        number = normalise_group_number(request.POST.get("number", "")[:40])
        address = limits.address_of(request)
        try:
            self.counted = limits.count(
                order_sought_from_address=f"{number} {address}",
                orders_sought_from_address=address,
            )
        except limits.TooOften:
            return self.too_many()
        return super().post(request, *args, **kwargs)

    def too_many(self):
        form = self.get_form()
        form.full_clean()
        form.errors.clear()
        form.add_error(None, gettext("Too many attempts. Please wait a while."))
        response = self.form_invalid(form)
        response.status_code = 429
        return response

    def form_valid(self, form):
        limits.give_back(self.counted)
        remember_group(self.request, form.group)
        return redirect("orders:group", number=form.group.number)

    def get_context_data(self, **kwargs):
        return super().get_context_data(groups=seen_groups(self.request)[:10], **kwargs)


class GroupMixin:
    """The group of the address where this browser may see it, else None."""

    request: Any
    kwargs: dict[str, Any]

    @method_decorator(never_cache)
    def dispatch(self, request, *args, **kwargs):
        number = normalise_group_number(kwargs["number"])
        group = OrderGroup.objects.filter(number=number).first()
        if group is None or not may_see(request, group):
            return self.refuse(request, **kwargs)
        self.group = group
        return super().dispatch(request, *args, **kwargs)

    def refuse(self, request, **kwargs):
        raise Http404

    def order(self) -> Order:
        order = (
            self.group.orders.select_related("partner", "group")
            .filter(number=f"{self.group.number}-{self.kwargs['index']}")
            .first()
        )
        if order is None:
            raise Http404
        return order


class GroupView(GroupMixin, TemplateView):
    """Every parcel of one checkout; whoever may not see it gets the phone form."""

    template_name = "orders/group.html"

    def refuse(self, request, **kwargs):
        return FindView.as_view()(request, number=kwargs["number"])

    def post(self, request, **kwargs):
        """The phone form once more, from a browser that was let in meanwhile."""
        return redirect("orders:group", number=self.group.number)

    def get_context_data(self, **kwargs):
        orders = list(orders_of(self.group))
        return super().get_context_data(
            group=self.group,
            orders=orders,
            parcels=[parcel_of(order) for order in orders],
            notes=orders[0].shipping_address.notes,
            total=sum(int(o.total_incl_tax) for o in orders if o.is_living),
            is_partly_ended=len({o.is_living for o in orders}) > 1,
            basket_count=count_of(self.request.basket),
            is_new=bool(self.request.GET.get("moi")),
            **kwargs,
        )


def orders_of(group):
    return (
        group.orders.select_related(
            "partner", "group", "shipping_address__commune__parent"
        )
        .prefetch_related("lines", "payments", "status_changes")
        .order_by("pk")
    )


def parcel_of(order: Order) -> dict:
    payment = order.payment_now
    return {
        "order": order,
        "index": order.number.rpartition("-")[2],
        "lines": order.lines.all(),
        "steps": steps_of(order),
        "note": note_of(order),
        "payment": payment,
        "address": order.shipping_address,
        "request": request_now(payment) if payment else None,
    }


def request_now(payment: Payment) -> TransferRequest | None:
    return provider_of(payment.provider).request_of(payment)


class CodeView(GroupMixin, View):
    """The VietQR picture of one order, to be scanned or kept in the phone."""

    def get(self, request, **kwargs):
        order = self.order()
        payment = order.payment_now
        asked = request_now(payment) if payment else None
        if asked is None or not asked.payload:
            raise Http404
        picture = HttpResponse(pictures.png(asked.payload), content_type="image/png")
        picture["Content-Disposition"] = f'inline; filename="{order.number}.png"'
        return picture


class CashView(GroupMixin, View):
    """Where nobody may transfer any more she pays at the door."""

    http_method_names = ["post"]

    def refuse(self, request, **kwargs):
        return redirect("orders:group", number=kwargs["number"])

    def post(self, request, **kwargs):
        order = self.order()
        payment = order.payment_now
        asked = request_now(payment) if payment else None
        if asked is None or asked.rows:
            return redirect("orders:group", number=self.group.number)
        try:
            pay_in_cash(order=order, by=By.request(request))
        except MoveRefused:
            messages.warning(request, gettext("The shop has answered already."))
        else:
            text = gettext("You pay in cash when the parcel is in your hands.")
            messages.success(request, text)
        return redirect("orders:group", number=self.group.number)


class CancelView(GroupMixin, FormView):
    """A buyer may step back as long as the shop has not answered."""

    template_name = "orders/cancel.html"
    form_class = CancelForm

    def refuse(self, request, **kwargs):
        return redirect("orders:group", number=kwargs["number"])

    def get_initial(self):
        return {"reason": gettext("The buyer has changed her mind.")}

    def get(self, request, **kwargs):
        if self.order().status != Order.Status.PENDING:
            return self.too_late()
        return super().get(request, **kwargs)

    def form_valid(self, form):
        order = self.order()
        if order.status == Order.Status.CANCELLED:
            return self.back()
        try:
            if order.status != Order.Status.PENDING:
                return self.too_late()
            move_order(
                order=order,
                to=Order.Status.CANCELLED,
                by=By.request(self.request),
                reason=form.cleaned_data["reason"],
            )
        except MoveRefused:
            return self.too_late()
        messages.success(self.request, gettext("The order is cancelled."))
        return self.back()

    def too_late(self):
        text = gettext("The shop has answered already. Please call the shop.")
        messages.warning(self.request, text)
        return self.back()

    def back(self):
        return redirect("orders:group", number=self.group.number)

    def get_context_data(self, **kwargs):
        return super().get_context_data(group=self.group, order=self.order(), **kwargs)
