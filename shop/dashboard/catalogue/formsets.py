from oscar.apps.dashboard.catalogue import formsets


class StockRecordFormSet(formsets.StockRecordFormSet):
    """No stock record comes or goes here: shops make their own."""

    extra = max_num = 0
    can_delete = False
