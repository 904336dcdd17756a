from oscar.apps.dashboard.users import views

from .forms import ProductAlertSearchForm


class IndexView(views.IndexView):
    def apply_search_filters(self, queryset, data):
        found = super().apply_search_filters(queryset, data | {"name": ""})
        return found.filter(full_name__icontains=data["name"])


class ProductAlertListView(views.ProductAlertListView):
    form_class = ProductAlertSearchForm
