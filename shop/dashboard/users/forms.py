from oscar.apps.dashboard.users import forms


class ProductAlertSearchForm(forms.ProductAlertSearchForm):
    """Without the name: Oscar looks for it in `first_name`."""

    name = None

    def clean(self):
        cleaned = super().clean() or self.cleaned_data
        return cleaned | {"name": ""}
