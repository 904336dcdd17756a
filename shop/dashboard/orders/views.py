from oscar.apps.dashboard.orders import views

from .forms import OrderSearchForm


class OrderListView(views.OrderListView):
    form_class = OrderSearchForm

    def get_queryset(self):
        orders = super().get_queryset()
        name = self.form.full_name
        return orders.filter(group__full_name__icontains=name) if name else orders
