from typing import Any

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.generic import FormView, TemplateView, View

from shop.search.models import ProductCard

from .contents import count_of, parcels_of, product_for_sale, room_for
from .forms import QuantityForm


@method_decorator(never_cache, "dispatch")
class SummaryView(TemplateView):
    template_name = "basket/summary.html"
    request: Any

    def get_context_data(self, **kwargs):
        parcels = parcels_of(self.request.basket)
        rows = [row for parcel in parcels for row in parcel.rows]
        return super().get_context_data(
            parcels=parcels,
            total=sum(row.total for row in rows),
            has_problem=any(row.problem for row in rows),
            basket_count=sum(row.line.quantity for row in rows),
            **kwargs,
        )


@method_decorator(never_cache, "dispatch")
class AddView(FormView):
    """A small private page: how many, and the button."""

    template_name = "basket/add.html"
    request: Any
    form_class = QuantityForm
    initial = {"quantity": 1}

    def dispatch(self, request, *args, **kwargs):
        self.stock = product_for_sale(kwargs["product_id"])
        if self.stock is None:
            return render(request, "basket/gone.html", status=404)
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self):
        in_basket = self.line_quantity()
        left = max(self.stock.net_stock_level - in_basket, 0)
        room = max(room_for(self.request.basket, self.stock) - in_basket, 0)
        return super().get_form_kwargs() | {"available": left, "room": room}

    def line_quantity(self) -> int:
        basket = self.request.basket
        if basket.pk is None:
            return 0
        line = basket.lines.filter(stockrecord=self.stock).first()
        return line.quantity if line else 0

    def form_valid(self, form):
        quantity = form.cleaned_data["quantity"]
        self.request.basket.add_product(self.stock.product, quantity)
        messages.success(
            self.request,
            gettext("%(name)s is in your basket.") % {"name": self.stock.product.title},
        )
        return redirect("basket:summary")

    def get_context_data(self, **kwargs):
        product_id = self.stock.product_id
        return super().get_context_data(
            stock=self.stock,
            product=self.stock.product,
            card=ProductCard.objects.filter(pk=product_id).first(),
            in_basket=self.line_quantity(),
            basket_count=count_of(self.request.basket),
            **kwargs,
        )


class LineView(View):
    """Change or remove one line of one's own basket."""

    http_method_names = ["post"]

    def post(self, request, line_id):
        line = self.line_of(request.basket, line_id)
        if line is None:
            text = gettext("This product was no longer in your basket.")
            messages.info(request, text)
            return redirect("basket:summary")
        if "remove" in request.POST:
            line.delete()
            text = gettext("%(name)s is no longer in your basket.")
            messages.info(request, text % {"name": line.product.title})
            return redirect("basket:summary")
        return self.change(request, line)

    def line_of(self, basket, line_id):
        """Only of one's own basket: anybody else's line is not there."""
        if basket.pk is None:
            return None
        lines = basket.lines.select_related("stockrecord", "product")
        return lines.filter(pk=line_id).first()

    def change(self, request, line):
        available = max(line.stockrecord.net_stock_level, 0)
        room = room_for(request.basket, line.stockrecord)
        form = QuantityForm(request.POST, available=available, room=room)
        if form.is_valid():
            line.quantity = form.cleaned_data["quantity"]
            line.save(update_fields=["quantity", "date_updated"])
            return redirect("basket:summary")
        view = SummaryView()
        view.setup(request)
        context = view.get_context_data()
        for parcel in context["parcels"]:
            for row in parcel.rows:
                if row.line.pk == line.pk:
                    row.form = form
                    context["failed_row"] = row
        return view.render_to_response(context, status=422)
