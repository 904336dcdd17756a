from typing import Any

from django.contrib import messages
from django.db import transaction
from django.db.models import ProtectedError
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from oscar.apps.dashboard.catalogue import views
from oscar.core.loading import get_model

from shop.journal.by import By
from shop.journal.services import record
from shop.search.services import one_refresh


class ProductCreateUpdateView(views.ProductCreateUpdateView):
    """All or nothing, known by whom, each card written once."""

    request: Any
    object: Any

    def forms_valid(self, form, formsets):
        with transaction.atomic(), one_refresh():
            answer = super().forms_valid(form, formsets)
            changed = [*form.changed_data, *changed_in(formsets)]
            by = By.request(self.request)
            record(by=by, verb="product.edited", obj=self.object, changed=changed)
        return answer


def changed_in(formsets: dict) -> list[str]:
    forms = [form for formset in formsets.values() for form in formset.forms]
    return sorted({name for form in forms for name in form.changed_data})


class CategoryDeleteView(views.CategoryDeleteView):
    """A kind with goods stays; the page says so."""

    request: Any
    object: Any

    def get_success_url(self):
        return reverse("dashboard:catalogue-category-list")

    def post(self, request, *args, **kwargs):
        try:
            with transaction.atomic():
                answer = super().post(request, *args, **kwargs)
        except ProtectedError:
            text = _(
                "“%(name)s” has %(number)d products. Give them another kind first."
            )
            names = {"name": self.object, "number": goods_in(self.object)}
            messages.error(request, text % names)
            return redirect(self.get_success_url())
        messages.info(request, _("The kind is gone."))
        return answer


def goods_in(kind) -> int:
    ProductCategory = get_model("catalogue", "ProductCategory")
    inside = ProductCategory.objects.filter(category__path__startswith=kind.path)
    return inside.values("product").distinct().count()
