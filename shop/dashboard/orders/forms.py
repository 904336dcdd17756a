from oscar.apps.dashboard.orders import forms


class OrderSearchForm(forms.OrderSearchForm):
    """Keeps the name away from Oscar's search in `first_name`."""

    full_name = ""

    def clean(self):
        cleaned = super().clean() or self.cleaned_data
        self.full_name = cleaned.get("name", "")
        return cleaned | {"name": ""}
