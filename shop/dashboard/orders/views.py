from django.http import HttpResponse
from oscar.apps.dashboard.orders import views

from shop.csvfiles import CsvWriter

from .forms import OrderSearchForm


class OrderListView(views.OrderListView):
    form_class = OrderSearchForm

    def download_selected_orders(self, request, orders):
        name = self.get_download_filename(request)
        response = HttpResponse(content_type="text/csv")
        response["Content-Disposition"] = f"attachment; filename={name}"
        writer = CsvWriter(open_file=response)
        writer.writerow(self.CSV_COLUMNS.values())
        for order in orders:
            row = self.get_row_values(order)
            writer.writerow([row.get(column, "") for column in self.CSV_COLUMNS])
        return response

    def get_queryset(self):
        orders = super().get_queryset()
        name = self.form.full_name
        return orders.filter(group__full_name__icontains=name) if name else orders
