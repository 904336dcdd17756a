from django.dispatch import Signal

# stockrecord, by: its numbers changed (refreshed); sent inside the transaction
stock_changed = Signal()
